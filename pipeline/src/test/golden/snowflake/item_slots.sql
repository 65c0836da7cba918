-- from nothing
-- Grain: a store, item, local day and slot with sales, waste, misses or cooking.
-- Columns: store_id, item_id, sale_date, slot_index (0..671), sold (units), revenue (at the prices paid), wasted (units),
-- missed (units asked for in vain), cooked (units), load_seq (of the day, see event_days).
-- The one model that reads every event; the others add up its rows.
with changed as (
  select store_id, sale_date, load_seq from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
) days
),
lines as (
  select store_id, item_id, time_slice(created_at, 15, 'MINUTE') as quarter, quantity as sold, quantity * price as revenue, 0 as wasted, 0 as missed, 0 as cooked
  from STAGING.STG_SALES_EVENTS union all 
  select store_id, item_id, time_slice(created_at, 15, 'MINUTE') as quarter, 0, 0, quantity, 0, 0
  from STAGING.STG_WASTE_LOG union all 
  select store_id, item_id, time_slice(created_at, 15, 'MINUTE') as quarter, 0, 0, 0, quantity_requested, 0
  from STAGING.STG_STOCKOUT_EVENTS union all 
  select store_id, item_id, time_slice(created_at, 15, 'MINUTE') as quarter, 0, 0, 0, 0, quantity
  from STAGING.STG_COOKED_EVENTS
),
quarters as (
  select
    store_id, item_id, quarter, sum(sold) as sold, sum(revenue) as revenue, sum(wasted) as wasted,
    sum(missed) as missed, sum(cooked) as cooked
  from lines
  group by store_id, item_id, quarter
),
clocks as (
  select q.store_id, q.quarter, convert_timezone('UTC', s.timezone, q.quarter) as local_at
  from (select distinct store_id, quarter from quarters) q
  join STAGING.STG_STORES s on s.store_id = q.store_id
),
local_slots as (
  select store_id, quarter, cast(local_at as date) as sale_date,
  cast(extract(hour from local_at) as integer) as hour,
  cast(floor(extract(minute from local_at) / 15) * 15 as integer) as minute,
  (dayofweekiso(local_at) - 1) as day_of_week,
  cast((dayofweekiso(local_at) - 1) * 96 + extract(hour from local_at) * 4
    + floor(extract(minute from local_at) / 15) as integer) as slot_index
  from clocks
),
slots as (
  select *, count(*) over (partition by store_id, sale_date, slot_index) as quarters
  from local_slots
),
placed as (
  select q.*, t.sale_date, t.slot_index, t.quarters, c.load_seq
  from quarters q
  join slots t on t.store_id = q.store_id and t.quarter = q.quarter
  join changed c on c.store_id = t.store_id and c.sale_date = t.sale_date
)
select
  store_id, item_id, sale_date, slot_index, cast(sold as bigint) as sold, cast(revenue as decimal(18, 2)) as revenue,
  cast(wasted as bigint) as wasted, cast(missed as bigint) as missed, cast(cooked as bigint) as cooked, load_seq
from placed
where quarters = 1
union all
-- In the hour that comes twice when clocks are set back, two quarter hours are one slot.
select
  store_id, item_id, sale_date, slot_index, cast(sum(sold) as bigint), cast(sum(revenue) as decimal(18, 2)),
  cast(sum(wasted) as bigint), cast(sum(missed) as bigint), cast(sum(cooked) as bigint), max(load_seq)
from placed
where quarters > 1
group by store_id, item_id, sale_date, slot_index
;
-- what is new
-- Grain: a store, item, local day and slot with sales, waste, misses or cooking.
-- Columns: store_id, item_id, sale_date, slot_index (0..671), sold (units), revenue (at the prices paid), wasted (units),
-- missed (units asked for in vain), cooked (units), load_seq (of the day, see event_days).
-- The one model that reads every event; the others add up its rows.
with changed as (
  select store_id, sale_date, load_seq from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.ITEM_SLOTS))
) days
),
utc_days as (
  select store_id, cast(dateadd('day', -1, sale_date) as date) as utc_date from changed union 
  select store_id, cast(dateadd('day', 0, sale_date) as date) as utc_date from changed union 
  select store_id, cast(dateadd('day', 1, sale_date) as date) as utc_date from changed
),
lines as (
  select store_id, item_id, time_slice(created_at, 15, 'MINUTE') as quarter, quantity as sold, quantity * price as revenue, 0 as wasted, 0 as missed, 0 as cooked
  from STAGING.STG_SALES_EVENTS
  where created_at >= (select min(utc_date) from utc_days)
    and (store_id, cast(created_at as date)) in (select store_id, utc_date from utc_days) union all 
  select store_id, item_id, time_slice(created_at, 15, 'MINUTE') as quarter, 0, 0, quantity, 0, 0
  from STAGING.STG_WASTE_LOG
  where created_at >= (select min(utc_date) from utc_days)
    and (store_id, cast(created_at as date)) in (select store_id, utc_date from utc_days) union all 
  select store_id, item_id, time_slice(created_at, 15, 'MINUTE') as quarter, 0, 0, 0, quantity_requested, 0
  from STAGING.STG_STOCKOUT_EVENTS
  where created_at >= (select min(utc_date) from utc_days)
    and (store_id, cast(created_at as date)) in (select store_id, utc_date from utc_days) union all 
  select store_id, item_id, time_slice(created_at, 15, 'MINUTE') as quarter, 0, 0, 0, 0, quantity
  from STAGING.STG_COOKED_EVENTS
  where created_at >= (select min(utc_date) from utc_days)
    and (store_id, cast(created_at as date)) in (select store_id, utc_date from utc_days)
),
quarters as (
  select
    store_id, item_id, quarter, sum(sold) as sold, sum(revenue) as revenue, sum(wasted) as wasted,
    sum(missed) as missed, sum(cooked) as cooked
  from lines
  group by store_id, item_id, quarter
),
clocks as (
  select q.store_id, q.quarter, convert_timezone('UTC', s.timezone, q.quarter) as local_at
  from (select distinct store_id, quarter from quarters) q
  join STAGING.STG_STORES s on s.store_id = q.store_id
),
local_slots as (
  select store_id, quarter, cast(local_at as date) as sale_date,
  cast(extract(hour from local_at) as integer) as hour,
  cast(floor(extract(minute from local_at) / 15) * 15 as integer) as minute,
  (dayofweekiso(local_at) - 1) as day_of_week,
  cast((dayofweekiso(local_at) - 1) * 96 + extract(hour from local_at) * 4
    + floor(extract(minute from local_at) / 15) as integer) as slot_index
  from clocks
),
slots as (
  select *, count(*) over (partition by store_id, sale_date, slot_index) as quarters
  from local_slots
),
placed as (
  select q.*, t.sale_date, t.slot_index, t.quarters, c.load_seq
  from quarters q
  join slots t on t.store_id = q.store_id and t.quarter = q.quarter
  join changed c on c.store_id = t.store_id and c.sale_date = t.sale_date
)
select
  store_id, item_id, sale_date, slot_index, cast(sold as bigint) as sold, cast(revenue as decimal(18, 2)) as revenue,
  cast(wasted as bigint) as wasted, cast(missed as bigint) as missed, cast(cooked as bigint) as cooked, load_seq
from placed
where quarters = 1
union all
-- In the hour that comes twice when clocks are set back, two quarter hours are one slot.
select
  store_id, item_id, sale_date, slot_index, cast(sum(sold) as bigint), cast(sum(revenue) as decimal(18, 2)),
  cast(sum(wasted) as bigint), cast(sum(missed) as bigint), cast(sum(cooked) as bigint), max(load_seq)
from placed
where quarters > 1
group by store_id, item_id, sale_date, slot_index
;
-- how it is put in
delete from INTERMEDIATE.ITEM_SLOTS
where (store_id, sale_date) in (select store_id, sale_date from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.ITEM_SLOTS))
) changed);
insert into INTERMEDIATE.ITEM_SLOTS select * from kitchensync_new_rows
;
