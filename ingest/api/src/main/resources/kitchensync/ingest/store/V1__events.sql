-- One store's events. Run in the store's own schema; ${flyway:defaultSchema} is its name and the name of its role.
-- Events are appended by ingest.append (V1__feed.sql), which locks event_head: seq has no gaps and its order is the
-- order of commits, so that whoever has read up to a seq has missed nothing before it.

create table event_head (
  only_row boolean primary key default true check (only_row),
  last_seq bigint  not null
);
insert into event_head values (true, 0);

-- A partition per month of arrival; ingest.add_partition makes them, retention drops them.
create table events (
  seq         bigint        not null,
  event_id    uuid          not null,
  type        text          not null,
  item_id     text          not null,
  quantity    integer       not null,
  price       numeric(10,2),
  reason      text,
  corrects    uuid,
  created_at  timestamptz   not null,
  received_at timestamptz   not null,
  -- One check for all: each is made ready anew for every insert, which a single event would feel.
  check (
    type in ('sale', 'waste', 'stockout', 'cooked', 'correction')
    and quantity between 0 and 1000 and (quantity > 0 or type = 'correction')
    and (price is null or price >= 0) and (price is not null or type <> 'sale')
    and (corrects is not null) = (type = 'correction'))
) partition by range (received_at);

-- One name a kind of event, for who reads them with SQL.
create view sales_events as
  select seq, event_id, item_id, quantity, price, created_at, received_at from events where type = 'sale';
create view waste_log as
  select seq, event_id, item_id, quantity, reason, created_at, received_at from events where type = 'waste';
create view stockout_events as
  select seq, event_id, item_id, quantity as quantity_requested, created_at, received_at
  from events where type = 'stockout';
create view cooked_events as
  select seq, event_id, item_id, quantity, created_at, received_at from events where type = 'cooked';
create view sale_corrections as
  select seq, event_id, corrects, item_id, quantity, price, created_at, received_at
  from events where type = 'correction';

-- Requests that named themselves, with what they were answered.
create table idempotency_keys (
  key      text        primary key,
  request  bytea       not null,
  answer   text        not null,
  used_at  timestamptz not null
);

do $$
begin
  create role "${flyway:defaultSchema}" nologin;
exception
  when duplicate_object or unique_violation then null;
end
$$;
-- Ingest may act as the store, and as nobody else.
grant "${flyway:defaultSchema}" to current_user with inherit false, set true;

revoke all on schema "${flyway:defaultSchema}" from public;
grant usage on schema "${flyway:defaultSchema}" to "${flyway:defaultSchema}";
grant select, insert on events to "${flyway:defaultSchema}";
grant select, update on event_head to "${flyway:defaultSchema}";
grant select, insert, delete on idempotency_keys to "${flyway:defaultSchema}";
grant select on sales_events, waste_log, stockout_events, cooked_events, sale_corrections
  to "${flyway:defaultSchema}";

-- What ingest.append does in a store, in its schema and as its role. A function of each store's own, so that a
-- connection keeps its plans: planning costs more than storing. Once events are many a plan by index is the right one;
-- here it is from the start.
create function append(
  received timestamptz, ids uuid[], types text[], items text[], quantities integer[], prices numeric[], reasons text[],
  corrected uuid[], created timestamptz[],
  out first_seq bigint, out duplicates uuid[])
language plpgsql
set search_path = "${flyway:defaultSchema}"
set role = "${flyway:defaultSchema}"
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  fresh integer := cardinality(ids);
begin
  -- As if all were new: this is also the store's lock.
  update event_head set last_seq = last_seq + fresh returning last_seq - fresh + 1 into first_seq;
  duplicates := array(select event_id from events where event_id = any(ids));
  if duplicates = '{}' then
    insert into events
        (seq, event_id, type, item_id, quantity, price, reason, corrects, created_at, received_at)
      select first_seq + n - 1, id, type, item, quantity, price, reason, corrects, at, received
      from unnest(ids, types, items, quantities, prices, reasons, corrected, created) with ordinality
        as u(id, type, item, quantity, price, reason, corrects, at, n);
  else
    insert into events
        (seq, event_id, type, item_id, quantity, price, reason, corrects, created_at, received_at)
      select first_seq + row_number() over (order by n) - 1, id, type, item, quantity, price, reason, corrects, at,
        received
      from unnest(ids, types, items, quantities, prices, reasons, corrected, created) with ordinality
        as u(id, type, item, quantity, price, reason, corrects, at, n)
      where id <> all (duplicates);
    update event_head set last_seq = first_seq - 1 + fresh - cardinality(duplicates);
  end if;
end
$$;
