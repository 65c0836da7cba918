-- The RAW tables that extract fills, with the macros of dbt/macros/raw.sql. created_at is UTC.
-- No keys or indexes: they would make loading several times slower, and the layers' tests check the grain.

create schema if not exists RAW;

-- load_seq is the number of the load that has brought a row, over all tables: what has not been seen yet lies at the
-- end of a table, where it is found without reading the rest. The default is for who inserts by hand: to number every
-- row of a load took DuckDB two fifths of the time to read it.
{{ load_sequence() }};

create table if not exists RAW.SALES_EVENTS (
  store_id varchar not null, seq bigint not null, event_id {{ uuid_type() }} not null, item_id varchar not null,
  quantity integer not null, price decimal(10, 2) not null, created_at timestamp not null,
  load_seq bigint not null default {{ next_load_seq() }}
);

create table if not exists RAW.WASTE_LOG (
  store_id varchar not null, seq bigint not null, event_id {{ uuid_type() }} not null, item_id varchar not null,
  quantity integer not null, reason varchar, created_at timestamp not null,
  load_seq bigint not null default {{ next_load_seq() }}
);

create table if not exists RAW.STOCKOUT_EVENTS (
  store_id varchar not null, seq bigint not null, event_id {{ uuid_type() }} not null, item_id varchar not null,
  quantity_requested integer not null, created_at timestamp not null,
  load_seq bigint not null default {{ next_load_seq() }}
);

create table if not exists RAW.COOKED_EVENTS (
  store_id varchar not null, seq bigint not null, event_id {{ uuid_type() }} not null, item_id varchar not null,
  quantity integer not null, created_at timestamp not null,
  load_seq bigint not null default {{ next_load_seq() }}
);

-- A sale as it should have been rung up; quantity 0 voids it, a null price leaves the sale's.
create table if not exists RAW.SALE_CORRECTIONS (
  store_id varchar not null, seq bigint not null, event_id {{ uuid_type() }} not null, corrects {{ uuid_type() }} not null,
  item_id varchar not null, quantity integer not null, price decimal(10, 2), created_at timestamp not null,
  load_seq bigint not null default {{ next_load_seq() }}
);

-- Written by the predictor: of every slot that may be sold in, the last forecast that was made before it began.
create table if not exists RAW.FORECASTS (
  store_id varchar not null, item_id varchar not null, sale_date date not null, slot_index integer not null,
  predicted_units double not null, model_version varchar not null, predicted_at timestamp not null,
  load_seq bigint not null default {{ next_load_seq() }}
);

-- What is known of days beside sales, of a region or, where it is null, of all: degrees Fahrenheit, 1 with rain or snow,
-- a holiday's name.
create table if not exists RAW.DAYS (
  region varchar, day date not null, temp_f double, precip integer, holiday varchar,
  load_seq bigint not null default {{ next_load_seq() }}
);

-- How far each store has been read: every event up to seq is in RAW, and none after it.
create table if not exists RAW.EXTRACT_POSITIONS (store_id varchar not null, seq bigint not null);

-- Files of events that have been loaded, told by their content, and the rows of them that are no event.
create table if not exists RAW.LOADED_FILES (
  sha256 varchar not null, file varchar not null, rows bigint not null, rejected bigint not null,
  loaded_at timestamp not null
);
create table if not exists RAW.REJECTED_ROWS (file varchar not null, line bigint not null, reason varchar not null);

{% if target.type == 'duckdb' %}
-- Warehouses that were made before there was a load_seq.
alter table RAW.SALES_EVENTS add column if not exists load_seq bigint default {{ next_load_seq() }};
alter table RAW.WASTE_LOG add column if not exists load_seq bigint default {{ next_load_seq() }};
alter table RAW.STOCKOUT_EVENTS add column if not exists load_seq bigint default {{ next_load_seq() }};
alter table RAW.COOKED_EVENTS add column if not exists load_seq bigint default {{ next_load_seq() }};
alter table RAW.SALE_CORRECTIONS add column if not exists load_seq bigint default {{ next_load_seq() }};
{% endif %}
