-- One store's events. Run in the store's own schema; ${flyway:defaultSchema} is its name and the name of its role.
-- All tables draw seq from one sequence, under the store's lock, so that seq order is the order of commits: whoever
-- has read up to a seq has missed nothing before it.

create sequence event_seq;

create table sales_events (
  seq         bigint        primary key default nextval('event_seq'),
  event_id    uuid          not null unique,
  item_id     text          not null,
  quantity    integer       not null check (quantity between 1 and 1000),
  price       numeric(10,2) not null check (price >= 0),
  created_at  timestamptz   not null,
  received_at timestamptz   not null
);

create table waste_log (
  seq         bigint        primary key default nextval('event_seq'),
  event_id    uuid          not null unique,
  item_id     text          not null,
  quantity    integer       not null check (quantity between 1 and 1000),
  reason      text,
  created_at  timestamptz   not null,
  received_at timestamptz   not null
);

create table stockout_events (
  seq                bigint      primary key default nextval('event_seq'),
  event_id           uuid        not null unique,
  item_id            text        not null,
  quantity_requested integer     not null check (quantity_requested between 1 and 1000),
  created_at         timestamptz not null,
  received_at        timestamptz not null
);

create table cooked_events (
  seq         bigint      primary key default nextval('event_seq'),
  event_id    uuid        not null unique,
  item_id     text        not null,
  quantity    integer     not null check (quantity between 1 and 1000),
  created_at  timestamptz not null,
  received_at timestamptz not null
);

do $$
begin
  create role "${flyway:defaultSchema}" nologin;
exception
  when duplicate_object or unique_violation then null;
end
$$;

revoke all on schema "${flyway:defaultSchema}" from public;
grant usage on schema "${flyway:defaultSchema}" to "${flyway:defaultSchema}";
grant select, insert on sales_events, waste_log, stockout_events, cooked_events to "${flyway:defaultSchema}";
grant usage on sequence event_seq to "${flyway:defaultSchema}";
