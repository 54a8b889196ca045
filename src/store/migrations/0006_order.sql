-- Order and rarity. Descending by date, and "from some day on" of which there are few, go by the end of a range; by id there
-- was no order but that of a whole table, sorted.
create index idx_date_end on idx_date (param, hi, rid);
create index resource_by_id on resource (type, id);
