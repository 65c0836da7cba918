-- Schema "ingest": what all stores share. The feed gives every stored event one position, in an order that is final
-- as soon as it can be read. A store's events lie in its own schema, numbered without gaps (store/V1__events.sql); the feed
-- holds one row per commit, which says which of them it brought.

-- Commits that have no position yet. Written in the transaction that stored the events.
create table inbox (
  commit_id   bigint      generated always as identity primary key,
  store_id    text        not null,
  first_seq   bigint      not null,
  events      integer     not null check (events > 0),
  received_at timestamptz not null
);

-- Commits in the feed: events first_position..last_position are the store's seq first_seq.. in that order.
create table commits (
  first_position bigint      primary key,
  last_position  bigint      not null,
  store_id       text        not null,
  first_seq      bigint      not null,
  received_at    timestamptz not null
);
create index on commits (store_id, first_seq);

create table head (
  only_row boolean primary key default true check (only_row),
  position bigint  not null,
  oldest   bigint  not null
);
comment on column head.position is 'The last position given away.';
comment on column head.oldest is 'The first position from which on the feed is whole; retention moves it.';
insert into head values (true, 0, 1);

create table readers (
  reader   text   primary key,
  position bigint not null
);
comment on table readers is 'How far each lasting reader of the feed has come: relay, counters.';

create table early_corrections (
  store_id text        not null,
  sale_id  uuid        not null,
  noted_at timestamptz not null,
  primary key (store_id, sale_id)
);
comment on table early_corrections is 'Sales that the live counters have met a correction of, but not yet the sale. Few: the other sales need no look-up.';

create table extracted (
  store_id text   primary key,
  seq      bigint not null
);
comment on table extracted is 'Written by the pipeline after it has committed a store''s events up to seq in the warehouse. What is not extracted is never dropped.';

create table api_keys (
  key_id      text        primary key,
  name        text        not null,
  store_id    text,
  scopes      text[]      not null check (cardinality(scopes) > 0 and scopes <@ '{write,read,admin}'),
  secret_hash bytea       not null,
  created_at  timestamptz not null,
  expires_at  timestamptz,
  revoked_at  timestamptz
);
comment on column api_keys.store_id is 'Null for a key of the whole chain.';
