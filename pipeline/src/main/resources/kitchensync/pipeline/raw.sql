-- The RAW tables of a DuckDB warehouse: what came in, and the catalogue. created_at is UTC.
-- No keys or indexes: they would make loading several times slower, and the layers' tests check the grain.

create schema if not exists RAW;

create table if not exists RAW.SALES_EVENTS (
  store_id varchar not null, seq bigint not null, event_id uuid not null, item_id varchar not null,
  quantity integer not null, price decimal(10, 2) not null, created_at timestamp not null
);

create table if not exists RAW.WASTE_LOG (
  store_id varchar not null, seq bigint not null, event_id uuid not null, item_id varchar not null,
  quantity integer not null, reason varchar, created_at timestamp not null
);

create table if not exists RAW.STOCKOUT_EVENTS (
  store_id varchar not null, seq bigint not null, event_id uuid not null, item_id varchar not null,
  quantity_requested integer not null, created_at timestamp not null
);

create table if not exists RAW.COOKED_EVENTS (
  store_id varchar not null, seq bigint not null, event_id uuid not null, item_id varchar not null,
  quantity integer not null, created_at timestamp not null
);

-- A sale as it should have been rung up; quantity 0 voids it, a null price leaves the sale's.
create table if not exists RAW.SALE_CORRECTIONS (
  store_id varchar not null, seq bigint not null, event_id uuid not null, corrects uuid not null,
  item_id varchar not null, quantity integer not null, price decimal(10, 2), created_at timestamp not null
);

-- How far each store has been read: every event up to seq is in RAW, and none after it.
create table if not exists RAW.EXTRACT_POSITIONS (store_id varchar not null, seq bigint not null);

create table if not exists RAW.STORES (
  store_id varchar not null, name varchar not null, region varchar not null, level integer not null,
  timezone varchar not null, active boolean not null
);

create table if not exists RAW.STORE_HOURS (store_id varchar not null, hour integer not null);

create table if not exists RAW.MENU_ITEMS (
  item_id varchar not null, name varchar not null, category varchar not null, queue varchar not null,
  waste_group varchar not null, day_part varchar not null, price decimal(10, 2) not null, sale_price decimal(10, 2),
  cost decimal(10, 4) not null, hold_minutes integer not null, cook_minutes integer not null,
  popularity double not null, batch integer not null, cook_in varchar not null, active boolean not null,
  added date not null
);

create table if not exists RAW.SALE_DAYS (item_id varchar not null, day_of_week integer not null);

create table if not exists RAW.DAY_PART_HOURS (day_part varchar not null, hour integer not null);
