-- The store's ground floor. Why it looks so: narrow current rows that are searched, append-only versions that hold the
-- bytes, one GIN index over hashed terms, slim tables for what is compared by order. Every table is distributable by rid.

create table setting (name text primary key, value text not null);

-- Numbers for names, so that rows and index keys stay small. Filled by the program, never renumbered.
create table resource_type (num smallint primary key generated always as identity, name text not null unique);
create table search_param (num smallint primary key generated always as identity, key text not null unique);

create table resource (
  rid uuid not null,
  type smallint not null,
  id text collate "C" not null,
  version integer not null,
  updated timestamptz not null,
  deleted boolean not null default false,
  terms bigint[] not null,
  primary key (rid, type)
);
create index resource_recent on resource (type, updated desc, rid desc);
create index resource_terms on resource using gin (terms);

create table resource_version (
  rid uuid not null,
  type smallint not null,
  version integer not null,
  updated timestamptz not null,
  method smallint not null,
  content text,
  primary key (rid, type, version)
);
-- Type and system history: a merge over the types, so that one index serves both.
create index resource_version_recent on resource_version (type, updated desc, rid desc, version desc);

-- Better for large texts where the server has it; the embedded database has not.
do $$
begin
  alter table resource_version alter content set compression lz4;
exception when others then
  null;
end
$$;

create table idx_date (rid uuid not null, type smallint not null, param smallint not null, lo timestamptz not null, hi timestamptz not null);
create index idx_date_value on idx_date (param, lo, hi, rid);
create index idx_date_rid on idx_date (rid);

create table idx_string (rid uuid not null, type smallint not null, param smallint not null, value text collate "C" not null, exact text);
create index idx_string_value on idx_string (param, value, rid);
create index idx_string_rid on idx_string (rid);

create table idx_quantity (rid uuid not null, type smallint not null, param smallint not null, value numeric not null, unit text collate "C" not null);
create index idx_quantity_value on idx_quantity (param, unit, value, rid);
create index idx_quantity_rid on idx_quantity (rid);

create table idx_reference (rid uuid not null, type smallint not null, param smallint not null, target_rid uuid not null, target_type smallint not null);
create index idx_reference_target on idx_reference (target_rid, param, rid);
create index idx_reference_rid on idx_reference (rid);

-- The order in which changes are told. A reader stops before the oldest transaction still running, so that one which
-- commits late is never passed over.
create table feed (
  seq bigint generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  rid uuid not null,
  type smallint not null,
  version integer not null,
  primary key (xid, seq)
);

create table feed_reader (
  name text primary key,
  xid xid8 not null default '0',
  seq bigint not null default 0,
  moved timestamptz not null default now()
);

-- Where a load stands, so that it can be resumed.
create table load_progress (
  source text primary key,
  position bigint not null,
  stored bigint not null,
  refused bigint not null,
  moved timestamptz not null default now()
);
