-- Subscriptions as the hub works with them, the events each is to be told, and where to look them up. What is asked for, and
-- every secret in it, stands in the Subscription resource alone.

create table subscription (
  rid uuid primary key,
  id text collate "C" not null,
  -- Of the Subscription this row was made from.
  version integer not null,
  -- 0 off, 1 requested, 2 active, 3 error
  status smallint not null,
  -- A topic's code, or "criteria"; and of what type the resources are.
  about text collate "C" not null,
  focus_type smallint not null,
  -- Scheme, host and port.
  origin text collate "C" not null,
  -- It has been, or is in error: from then on its events are counted, unless it is off.
  was_active boolean not null default false,
  -- The number of the last event.
  events bigint not null default 0,
  -- How often somebody has called for it beside its events: whoever is at it then looks once more.
  calls integer not null default 0,
  -- When there is something to be sent next; a process is at it until `leased`.
  due timestamptz not null default 'infinity',
  leased timestamptz not null default '-infinity',
  -- How often it has been taken: whoever gives it back after another has taken it changes nothing of when it is due.
  claims integer not null default 0,
  -- The endpoint has asked to be left alone until then; nothing is due before.
  not_before timestamptz not null default '-infinity',
  -- Calls in vain since the last that was not.
  failures integer not null default 0,
  -- In vain, since it was asked for.
  handshakes integer not null default 0,
  last_sent timestamptz,
  problem text
);
create index subscription_due on subscription (due, origin);
create index subscription_about on subscription (about, focus_type);

-- An event looks up by what it is about, so that it finds those that may want it among any number of others.
create table subscription_key (key bigint not null, rid uuid not null, primary key (key, rid));
create index subscription_key_rid on subscription_key (rid);

create table subscription_event (
  rid uuid not null,
  number bigint not null,
  focus_rid uuid not null,
  focus_type smallint not null,
  focus_id text collate "C" not null,
  focus_version integer not null,
  -- With that version it came to be, or came back.
  created boolean not null default false,
  occurred timestamptz not null,
  -- 0 waiting, 1 delivered, 2 dead, 3 passed over
  state smallint not null default 0,
  attempts integer not null default 0,
  first_attempt timestamptz,
  -- Of what waits: its turn; 'infinity' while an earlier one of the same subject waits, too.
  due timestamptz not null,
  settled timestamptz,
  problem text,
  primary key (rid, number)
);
create index subscription_event_turn on subscription_event (rid, due, number) where state = 0;
create index subscription_event_subject on subscription_event (rid, focus_rid, number);
create index subscription_event_dead on subscription_event (rid, number) where state = 2;
