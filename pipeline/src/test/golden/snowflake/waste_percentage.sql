-- from nothing
-- Grain: a store, item and local day with sales or waste.
-- Columns: store_id, item_id, sale_date, sold (units), revenue, wasted (units), waste_cost, waste_percentage
-- (100 * waste_cost / revenue; null on a day without revenue), load_seq (of the day, see event_days).
select
  store_id,
  item_id,
  sale_date,
  sold,
  revenue,
  wasted,
  waste_cost,
  100 * cast(waste_cost as double precision) / nullif(cast(revenue as double precision), 0) as waste_percentage,
  load_seq
from MARTS.DAY_TOTALS
where sold + wasted > 0
-- depends on INTERMEDIATE.EVENT_DAYS for the days that have changed
;
-- what is new
-- Grain: a store, item and local day with sales or waste.
-- Columns: store_id, item_id, sale_date, sold (units), revenue, wasted (units), waste_cost, waste_percentage
-- (100 * waste_cost / revenue; null on a day without revenue), load_seq (of the day, see event_days).
select
  store_id,
  item_id,
  sale_date,
  sold,
  revenue,
  wasted,
  waste_cost,
  100 * cast(waste_cost as double precision) / nullif(cast(revenue as double precision), 0) as waste_percentage,
  load_seq
from MARTS.DAY_TOTALS
where sold + wasted > 0 and (load_seq > (select coalesce(max(load_seq), 0) from MARTS.WASTE_PERCENTAGE))
-- depends on INTERMEDIATE.EVENT_DAYS for the days that have changed
;
-- how it is put in
delete from MARTS.WASTE_PERCENTAGE
where (store_id, sale_date) in (select store_id, sale_date from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.WASTE_PERCENTAGE))
) changed);
insert into MARTS.WASTE_PERCENTAGE select * from kitchensync_new_rows
;
