-- from nothing
-- Grain: a store, item, local day and hour with sales or misses.
-- Columns: store_id, item_id, sale_date, hour (0..23), sold (units), missed (units asked for in vain), service_level
-- (sold / (sold + missed), 0..1), load_seq (of the day, see event_days).
with hours as (
  select
    store_id,
    item_id,
    sale_date,
    cast(floor(mod(slot_index, 96) / 4) as integer) as hour,
    cast(sum(sold) as bigint) as sold,
    cast(sum(missed) as bigint) as missed,
    max(load_seq) as load_seq
  from INTERMEDIATE.ITEM_SLOTS
  where sold + missed > 0
  group by 1, 2, 3, 4
)
select
  store_id,
  item_id,
  sale_date,
  hour,
  sold,
  missed,
  cast(sold as double precision) / (sold + missed) as service_level,
  load_seq
from hours
-- depends on INTERMEDIATE.EVENT_DAYS for the days that have changed
;
-- what is new
-- Grain: a store, item, local day and hour with sales or misses.
-- Columns: store_id, item_id, sale_date, hour (0..23), sold (units), missed (units asked for in vain), service_level
-- (sold / (sold + missed), 0..1), load_seq (of the day, see event_days).
with hours as (
  select
    store_id,
    item_id,
    sale_date,
    cast(floor(mod(slot_index, 96) / 4) as integer) as hour,
    cast(sum(sold) as bigint) as sold,
    cast(sum(missed) as bigint) as missed,
    max(load_seq) as load_seq
  from INTERMEDIATE.ITEM_SLOTS
  where sold + missed > 0 and (load_seq > (select coalesce(max(load_seq), 0) from MARTS.SERVICE_LEVEL))
  group by 1, 2, 3, 4
)
select
  store_id,
  item_id,
  sale_date,
  hour,
  sold,
  missed,
  cast(sold as double precision) / (sold + missed) as service_level,
  load_seq
from hours
-- depends on INTERMEDIATE.EVENT_DAYS for the days that have changed
;
-- how it is put in
delete from MARTS.SERVICE_LEVEL
where (store_id, sale_date) in (select store_id, sale_date from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.SERVICE_LEVEL))
) changed);
insert into MARTS.SERVICE_LEVEL select * from kitchensync_new_rows
;
