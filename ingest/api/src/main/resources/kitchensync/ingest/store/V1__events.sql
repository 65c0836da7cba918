-- One store's events. Run in the store's own schema; ${flyway:defaultSchema} is its name and the name of its role.
-- Events are appended by append (R__append.sql), which locks event_head: seq has no gaps and its order is the order of
-- commits, so that whoever has read up to a seq has missed nothing before it.

create table event_head (
  only_row boolean primary key default true check (only_row),
  last_seq bigint  not null
);
insert into event_head values (true, 0);

-- A partition per month of arrival; ingest.add_partition makes them, retention drops them. What an event may hold is
-- checked before it comes here: Postgres parses a check constraint anew for every insert, a sixth of a small one's cost.
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
  received_at timestamptz   not null
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
