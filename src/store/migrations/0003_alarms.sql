-- When something has to be looked at again though nothing changed: a deadline comes near, or passes. In business time.
create table alarm (
  rid uuid not null,
  type smallint not null,
  due timestamptz not null,
  primary key (rid, type)
);
create index alarm_due on alarm (due);
