-- from nothing
-- Grain: a store, item, local day and hour with misses.
-- Columns: store_id, item_id, sale_date, hour (0..23), missed_units, event_count, load_seq (of the day, see event_days).
with changed as (
  select store_id, sale_date, load_seq from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
) days
)
select
  e.store_id,
  e.item_id,
  e.sale_date,
  e.hour,
  cast(sum(e.quantity_requested) as bigint) as missed_units,
  count(*) as event_count,
  max(c.load_seq) as load_seq
from STAGING.STG_STOCKOUT_EVENTS e
join changed c on c.store_id = e.store_id and c.sale_date = e.sale_date
group by e.store_id, e.item_id, e.sale_date, e.hour
;
-- what is new
-- Grain: a store, item, local day and hour with misses.
-- Columns: store_id, item_id, sale_date, hour (0..23), missed_units, event_count, load_seq (of the day, see event_days).
with changed as (
  select store_id, sale_date, load_seq from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.STOCKOUT_SUMMARY))
) days
)
select
  e.store_id,
  e.item_id,
  e.sale_date,
  e.hour,
  cast(sum(e.quantity_requested) as bigint) as missed_units,
  count(*) as event_count,
  max(c.load_seq) as load_seq
from STAGING.STG_STOCKOUT_EVENTS e
join changed c on c.store_id = e.store_id and c.sale_date = e.sale_date
where e.created_at >= (select cast(dateadd('day', -1, min(sale_date)) as date) from changed)
group by e.store_id, e.item_id, e.sale_date, e.hour
;
-- how it is put in
delete from MARTS.STOCKOUT_SUMMARY
where (store_id, sale_date) in (select store_id, sale_date from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.STOCKOUT_SUMMARY))
) changed);
insert into MARTS.STOCKOUT_SUMMARY select * from kitchensync_new_rows
;
