-- What is done with the tables of V1__feed.sql and of the stores.

drop function if exists number_commits;
drop function if exists append;
drop function if exists append_calls;
drop function if exists make_append_to;
drop function if exists add_partition;
drop function if exists read_events;
drop function if exists read_sales;

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
  stored bigint[];
  firsts bigint[];
  fresh integer[];
begin
  perform set_config('lock_timeout', longest_wait, true);
  for i in 1..cardinality(stores) loop
    b := a + counts[i] - 1;
    stored := ingest.append_to(schema_names[i], received, ids[a:b], types[a:b], items[a:b], quantities[a:b],
      prices[a:b], reasons[a:b], corrected[a:b], created[a:b]);
    first_seq := stored[1];
    duplicates := '{}';
    for k in 2..cardinality(stored) loop
      duplicates := duplicates || ids[a - 1 + stored[k]];
    end loop;
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

-- The calls of the append of each of these schemas, found by halving; sorted by collation "C".
create function append_calls(names text[]) returns text language plpgsql as $$
declare
  half integer := cardinality(names) / 2;
begin
  return case cardinality(names)
    when 0 then ''
    when 1 then format('if schema_name = %L then return %I.append(received, ids, types, items, quantities, prices, reasons,'
      ' corrected, created); end if;', names[1], names[1])
    else format('if schema_name < %L collate "C" then %s else %s end if;', names[half + 1], ingest.append_calls(names[:half]),
      ingest.append_calls(names[half + 1:]))
    end;
end
$$;

-- Makes ingest.append_to, which calls the append of the schema of that name. It has a call for every schema that has one
-- now, because text that is executed, as for a schema that came since, is parsed and planned every time.
create function make_append_to() returns void language plpgsql as $make$
declare
  names text[] := array(
    select nspname from pg_proc join pg_namespace n on n.oid = pronamespace
    where proname = 'append' and nspname <> 'ingest' order by nspname collate "C");
begin
  perform pg_advisory_xact_lock(hashtextextended('ingest.make_append_to', 0));
  execute format($f$
    create or replace function ingest.append_to(
      schema_name text, received timestamptz, ids uuid[], types text[], items text[], quantities integer[],
      prices numeric[], reasons text[], corrected uuid[], created timestamptz[])
    returns bigint[] language plpgsql as $$
    declare
      stored bigint[];
    begin
      %s
      execute format('select %%I.append($1, $2, $3, $4, $5, $6, $7, $8, $9)', schema_name) into stored
        using received, ids, types, items, quantities, prices, reasons, corrected, created;
      return stored;
    end
    $$
  $f$, ingest.append_calls(names));
end
$make$;

select make_append_to();

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

-- Reading the feed: one round trip for events of many stores, each read in its own schema and as its own role.

-- Events first_seqs[i]..last_seqs[i] of store i, in that order; received between the two times, which is what keeps
-- the other months' partitions out of it. Row_store is i.
create function read_events(
  schemas text[], first_seqs bigint[], last_seqs bigint[], received_from timestamptz[], received_upto timestamptz[])
returns table (
  row_store integer, seq bigint, event_id uuid, type text, item_id text, quantity integer, price numeric(10,2),
  reason text, corrects uuid, created_at timestamptz, received_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
begin
  for i in 1..coalesce(cardinality(schemas), 0) loop
    perform set_config('search_path', schemas[i], true), set_config('role', schemas[i], true);
    return query
      select i, seq, event_id, type, item_id, quantity, price, reason, corrects, created_at, received_at
      from events
      where seq between first_seqs[i] and last_seqs[i] and received_at between received_from[i] and received_upto[i]
      order by seq;
  end loop;
  perform set_config('role', 'none', true);
end
$$;

-- Sales by their ids, unless the caller has them, and the corrections that name them. Sales[i] is an event id of the
-- store with schemas[i].
create function read_sales(schemas text[], sales uuid[], known boolean[])
returns table (
  row_schema text, seq bigint, event_id uuid, type text, item_id text, quantity integer, corrects uuid,
  created_at timestamptz)
language plpgsql
-- Else all events are read, as long as they are few.
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  one text;
  named uuid[];
  missing uuid[];
begin
  for one, named, missing in
    select s, array_agg(id), array_agg(id) filter (where not k) from unnest(schemas, sales, known) as u(s, id, k) group by s
  loop
    perform set_config('search_path', one, true), set_config('role', one, true);
    return query
      select one, seq, event_id, type, item_id, quantity, corrects, created_at
      from events where event_id = any (missing) and type = 'sale'
      union all
      select one, seq, event_id, type, item_id, quantity, corrects, created_at
      from events where corrects = any (named);
  end loop;
  perform set_config('role', 'none', true);
end
$$;
