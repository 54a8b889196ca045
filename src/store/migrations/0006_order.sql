-- Order and rarity. Descending by date, and "from some day on" of which there are few, go by the end of a range; by id there
-- was no order but that of a whole table, sorted: 330 ms a page of 416,000, against 2. Each costs a create 3 to 6 in a hundred.
create index idx_date_end on idx_date (param, hi, rid);
create index resource_by_id on resource (type, id);

-- As those that leave a tie are shown: many things begin on one day.
drop index idx_date_value;
create index idx_date_value on idx_date (param, lo, rid, hi);
