-- Quantities that are ranges (a Range, "< 5", measured samples), and values that belong together (composite parameters, a place).

-- The upper end of a range; none: a point. The indexes are apart, so that points, of which there are many, are found as ever.
alter table idx_quantity add hi numeric;
drop index idx_quantity_value;
create index idx_quantity_value on idx_quantity (param, unit, value, rid) where hi is null;
create index idx_quantity_range on idx_quantity (param, unit, value, hi, rid) where hi is not null;
create index idx_quantity_range_end on idx_quantity (param, unit, hi, value, rid) where hi is not null;

create table idx_pair (
  rid uuid not null,
  type smallint not null,
  param smallint not null,
  -- A digest of what is asked for by equality: the code of `code$value`.
  lead bigint not null,
  -- A number, the lower end of a range, the begin of a time in milliseconds, a latitude.
  value numeric,
  hi numeric,
  -- Digests of the ways a quantity's unit may be asked for.
  units bigint[] not null,
  -- A second number, a longitude.
  also numeric,
  text text collate "C"
);
create index idx_pair_value on idx_pair (param, lead, value, also, rid) where hi is null and value is not null;
create index idx_pair_range on idx_pair (param, lead, value, hi, rid) where hi is not null;
create index idx_pair_range_end on idx_pair (param, lead, hi, value, rid) where hi is not null;
create index idx_pair_text on idx_pair (param, lead, text, rid) where text is not null;
create index idx_pair_rid on idx_pair (rid);
