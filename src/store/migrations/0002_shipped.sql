-- What the program brings along (directories, forms, profiles): the version it wrote itself. A later version is
-- somebody's correction, and is left alone.
create table shipped (
  rid uuid not null,
  type smallint not null,
  version integer not null,
  primary key (rid, type)
);
