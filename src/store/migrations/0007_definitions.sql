-- Search parameters of users, as the hub works with them, and the jobs that go over what is stored to index it anew.

create table reindex_job (
  num bigint primary key generated always as identity,
  -- Why: "definitions", "recipe 2", "asked for".
  reason text not null,
  -- Of these types; none: of all.
  types smallint[] not null,
  -- 0 waits, 1 rewrites, 2 checks, 3 done
  phase smallint not null default 0,
  -- Transactions that write, and may do so by what was known before; none: nobody has looked yet.
  awaits text[],
  -- It has come so far in this phase.
  at_rid uuid,
  at_type smallint,
  total bigint not null default 0,
  done bigint not null default 0,
  -- Content that could not be read.
  unreadable bigint not null default 0,
  -- Found otherwise than they should be by the check, and mended; some of them by name.
  mismatches bigint not null default 0,
  mismatched text not null default '',
  asked timestamptz not null default now(),
  ended timestamptz
);
create index reindex_job_open on reindex_job (num) where phase < 3;

create table search_definition (
  -- Of the SearchParameter it was made from.
  id text collate "C" primary key,
  version integer not null,
  url text not null,
  -- One for each base.
  params text not null,
  -- 0 being indexed, 1 served, 2 leaving, 3 not taken
  state smallint not null,
  -- The job it waits for.
  job bigint references reindex_job,
  -- Why it was not taken.
  problem text,
  -- How many resources have a value: by the index, and by what they say.
  indexed bigint,
  extracted bigint
);
insert into setting (name, value) values ('definitions', '0');

-- By a user, and given back when what brought it has left.
alter table search_param add brought boolean not null default false;
