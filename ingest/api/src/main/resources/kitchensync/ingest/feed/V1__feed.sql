-- Schema "ingest": what all stores share. The feed gives every stored event one position, in an order that is final
-- as soon as it can be read. A store's events lie in its own schema, numbered without gaps (V1__events.sql); the feed
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

-- Gives every commit that can be seen a position. One caller at a time does the work; another returns at once.
-- Within a store commit_id grows in the order of commits, because it is drawn under the store's lock; a commit that
-- cannot be seen yet gets a later position than all that could be.
create function number_commits() returns bigint language plpgsql as $$
declare
  numbered bigint;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('ingest.number_commits', 0)) then
    return 0;
  end if;
  -- A statement of its own: it has to see what the last holder of the lock has committed.
  with taken as (
    delete from ingest.inbox returning commit_id, store_id, first_seq, events, received_at
  ), placed as (
    select *, sum(events) over (order by commit_id) as upto, (select position from ingest.head) as base from taken
  ), put as (
    insert into ingest.commits (first_position, last_position, store_id, first_seq, received_at)
    select base + upto - events + 1, base + upto, store_id, first_seq, received_at from placed
    returning last_position - first_position + 1 as events
  )
  select coalesce(sum(events), 0) into numbered from put;
  if numbered > 0 then
    update ingest.head set position = position + numbered;
  end if;
  return numbered;
end
$$;

-- Stores events of several stores in one transaction, each in its schema and as its role, by the schema's own append:
-- counts[i] events of store i, one store after the other. Arrays have one element an event, in the order the events were
-- sent; an event_id may stand in them once a store. Answers a row a store: the seq of the first event stored, and the
-- event_ids that were there already. Waits at most so long for a store that somebody else writes to, and then fails.
create function append(
  stores text[], schema_names text[], counts integer[], received timestamptz,
  ids uuid[], types text[], items text[], quantities integer[], prices numeric[], reasons text[], corrected uuid[],
  created timestamptz[], longest_wait text)
returns table (first_seq bigint, duplicates uuid[]) language plpgsql as $$
#variable_conflict use_column
declare
  a integer := 1;
  b integer;
  firsts bigint[];
  fresh integer[];
begin
  perform set_config('lock_timeout', longest_wait, true);
  for i in 1..cardinality(stores) loop
    b := a + counts[i] - 1;
    execute format('select * from %I.append($1, $2, $3, $4, $5, $6, $7, $8, $9)', schema_names[i])
      into first_seq, duplicates
      using received, ids[a:b], types[a:b], items[a:b], quantities[a:b], prices[a:b], reasons[a:b], corrected[a:b],
        created[a:b];
    firsts[i] := first_seq;
    fresh[i] := counts[i] - cardinality(duplicates);
    a := b + 1;
    return next;
  end loop;
  insert into ingest.inbox (store_id, first_seq, events, received_at)
    select store, first_seq, events, received from unnest(stores, firsts, fresh) as u(store, first_seq, events)
    where events > 0;
end
$$;

-- Makes the partition of a store's events that were received in a month (UTC), unless it is there. Made beside the
-- table and then attached: "partition of" would lock out writers.
create function add_partition(schema_name text, month date) returns void language plpgsql as $$
declare
  first_day date := date_trunc('month', month);
  leaf text := 'events_' || to_char(first_day, 'YYYY_MM');
begin
  perform pg_advisory_xact_lock(hashtextextended(schema_name || '.' || leaf, 0));
  if to_regclass(format('%I.%I', schema_name, leaf)) is null then
    execute format('create table %I.%I (like %I.events including constraints)', schema_name, leaf, schema_name);
    -- On the leaf: an index of the whole would need received_at in its key. append keeps both unique over all leaves.
    execute format('create unique index on %I.%I (event_id)', schema_name, leaf);
    execute format('create unique index on %I.%I (seq)', schema_name, leaf);
    execute format('create index on %I.%I (corrects) where corrects is not null', schema_name, leaf);
    execute format('alter table %I.events attach partition %I.%I for values from (%L) to (%L)', schema_name,
      schema_name, leaf, first_day::timestamp at time zone 'UTC', (first_day + interval '1 month') at time zone 'UTC');
  end if;
end
$$;
