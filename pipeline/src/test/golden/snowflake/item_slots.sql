-- from nothing
-- Grain: a store, item, local day and slot with sales, waste, misses or cooking.
-- Columns: store_id, item_id, sale_date, slot_index (0..671), sold (units), revenue (at the prices paid), wasted (units),
-- missed (units asked for in vain), cooked (units), load_seq (of the day, see event_days).
-- The one model that reads every event; the others add up its rows. What adds up millions of lines has to be narrow:
-- quarter hours are numbers, a line's revenue fits into 64 bits, and units are whole doubles, which are added exactly
-- and, unlike integers, in 64 bits. Every sum costs, so two share a double: one counts ones, the other 67,108,864s (2^26),
-- more than anybody sells in a quarter hour.
with changed as (
  select store_id, sale_date, load_seq from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
) days
),
-- A local day begins and ends within the UTC day before it and the one after it.
utc_days as (
  select distinct c.store_id, s.timezone, cast(dateadd('day', near.n - 1, c.sale_date) as date) as utc_date
  from changed c
  join STAGING.STG_STORES s on s.store_id = c.store_id
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 3))) near
),
-- A time zone's clock tells the time of all of its stores.
quarters as (
  select d.timezone, dateadd('minute', q.n * 15, d.utc_date) as begins_at
  from (select distinct timezone, utc_date from utc_days) d
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 96))) q
),
clocks as (
  select timezone, cast(floor(datediff('minute', cast('1970-01-01' as timestamp), begins_at) / 15) as integer) as quarter, convert_timezone('UTC', timezone, begins_at) as local_at
  from quarters
),
local_slots as (
  select timezone, quarter, cast(local_at as date) as sale_date,
  cast(extract(hour from local_at) as integer) as hour,
  cast(floor(extract(minute from local_at) / 15) * 15 as integer) as minute,
  (dayofweekiso(local_at) - 1) as day_of_week,
  cast((dayofweekiso(local_at) - 1) * 96 + extract(hour from local_at) * 4
    + floor(extract(minute from local_at) / 15) as integer) as slot_index
  from clocks
),
zone_slots as (
  select
    timezone, quarter, sale_date, slot_index,
    count(*) over (partition by timezone, sale_date, slot_index) as quarters
  from local_slots
),
slots as (
  select c.store_id, z.quarter, z.sale_date, z.slot_index, c.load_seq, z.quarters
  from changed c
  join STAGING.STG_STORES s on s.store_id = c.store_id
  join zone_slots z on z.timezone = s.timezone and z.sale_date = c.sale_date
),
lines as (
  select store_id, item_id, cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter, cast(cast(quantity as decimal(8, 0)) * price as decimal(18, 2)) as revenue, cast(quantity as double precision) as sold_wasted, cast(0 as double precision) as missed_cooked
  from STAGING.STG_SALES_EVENTS union all 
  select store_id, item_id, cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter, 0, cast(quantity as double precision) * 67108864, 0
  from STAGING.STG_WASTE_LOG union all 
  select store_id, item_id, cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter, 0, 0, cast(quantity_requested as double precision)
  from STAGING.STG_STOCKOUT_EVENTS union all 
  select store_id, item_id, cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter, 0, 0, cast(quantity as double precision) * 67108864
  from STAGING.STG_COOKED_EVENTS
),
pairs as (
  select
    store_id, item_id, quarter, sum(revenue) as revenue, sum(sold_wasted) as sold_wasted, sum(missed_cooked) as missed_cooked
  from lines
  group by store_id, item_id, quarter
),
halves as (
  select *, floor(sold_wasted / 67108864) as wasted, floor(missed_cooked / 67108864) as cooked
  from pairs
),
sums as (
  select
    store_id, item_id, quarter, revenue, sold_wasted - wasted * 67108864 as sold, wasted,
    missed_cooked - cooked * 67108864 as missed, cooked
  from halves
)
select
  q.store_id, q.item_id, t.sale_date, t.slot_index, cast(q.sold as bigint) as sold,
  cast(q.revenue as decimal(18, 2)) as revenue, cast(q.wasted as bigint) as wasted, cast(q.missed as bigint) as missed,
  cast(q.cooked as bigint) as cooked, t.load_seq
from sums q
join slots t on t.store_id = q.store_id and t.quarter = q.quarter
where t.quarters = 1
union all
-- In the hour that comes twice when clocks are set back, two quarter hours are one slot.
select
  q.store_id, q.item_id, t.sale_date, t.slot_index, cast(sum(q.sold) as bigint), cast(sum(q.revenue) as decimal(18, 2)),
  cast(sum(q.wasted) as bigint), cast(sum(q.missed) as bigint), cast(sum(q.cooked) as bigint), max(t.load_seq)
from sums q
join slots t on t.store_id = q.store_id and t.quarter = q.quarter
where t.quarters > 1
group by q.store_id, q.item_id, t.sale_date, t.slot_index
;
-- what is new
-- Grain: a store, item, local day and slot with sales, waste, misses or cooking.
-- Columns: store_id, item_id, sale_date, slot_index (0..671), sold (units), revenue (at the prices paid), wasted (units),
-- missed (units asked for in vain), cooked (units), load_seq (of the day, see event_days).
-- The one model that reads every event; the others add up its rows. What adds up millions of lines has to be narrow:
-- quarter hours are numbers, a line's revenue fits into 64 bits, and units are whole doubles, which are added exactly
-- and, unlike integers, in 64 bits. Every sum costs, so two share a double: one counts ones, the other 67,108,864s (2^26),
-- more than anybody sells in a quarter hour.
with changed as (
  select store_id, sale_date, load_seq from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.ITEM_SLOTS))
) days
),
-- A local day begins and ends within the UTC day before it and the one after it.
utc_days as (
  select distinct c.store_id, s.timezone, cast(dateadd('day', near.n - 1, c.sale_date) as date) as utc_date
  from changed c
  join STAGING.STG_STORES s on s.store_id = c.store_id
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 3))) near
),
-- A time zone's clock tells the time of all of its stores.
quarters as (
  select d.timezone, dateadd('minute', q.n * 15, d.utc_date) as begins_at
  from (select distinct timezone, utc_date from utc_days) d
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 96))) q
),
clocks as (
  select timezone, cast(floor(datediff('minute', cast('1970-01-01' as timestamp), begins_at) / 15) as integer) as quarter, convert_timezone('UTC', timezone, begins_at) as local_at
  from quarters
),
local_slots as (
  select timezone, quarter, cast(local_at as date) as sale_date,
  cast(extract(hour from local_at) as integer) as hour,
  cast(floor(extract(minute from local_at) / 15) * 15 as integer) as minute,
  (dayofweekiso(local_at) - 1) as day_of_week,
  cast((dayofweekiso(local_at) - 1) * 96 + extract(hour from local_at) * 4
    + floor(extract(minute from local_at) / 15) as integer) as slot_index
  from clocks
),
zone_slots as (
  select
    timezone, quarter, sale_date, slot_index,
    count(*) over (partition by timezone, sale_date, slot_index) as quarters
  from local_slots
),
slots as (
  select c.store_id, z.quarter, z.sale_date, z.slot_index, c.load_seq, z.quarters
  from changed c
  join STAGING.STG_STORES s on s.store_id = c.store_id
  join zone_slots z on z.timezone = s.timezone and z.sale_date = c.sale_date
),
lines as (
  select store_id, item_id, cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter, cast(cast(quantity as decimal(8, 0)) * price as decimal(18, 2)) as revenue, cast(quantity as double precision) as sold_wasted, cast(0 as double precision) as missed_cooked
  from STAGING.STG_SALES_EVENTS
  where created_at >= (select dateadd('minute', min(quarter) * 15, cast('1970-01-01' as timestamp)) from slots) union all 
  select store_id, item_id, cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter, 0, cast(quantity as double precision) * 67108864, 0
  from STAGING.STG_WASTE_LOG
  where created_at >= (select dateadd('minute', min(quarter) * 15, cast('1970-01-01' as timestamp)) from slots) union all 
  select store_id, item_id, cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter, 0, 0, cast(quantity_requested as double precision)
  from STAGING.STG_STOCKOUT_EVENTS
  where created_at >= (select dateadd('minute', min(quarter) * 15, cast('1970-01-01' as timestamp)) from slots) union all 
  select store_id, item_id, cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter, 0, 0, cast(quantity as double precision) * 67108864
  from STAGING.STG_COOKED_EVENTS
  where created_at >= (select dateadd('minute', min(quarter) * 15, cast('1970-01-01' as timestamp)) from slots)
),
pairs as (
  select
    store_id, item_id, quarter, sum(revenue) as revenue, sum(sold_wasted) as sold_wasted, sum(missed_cooked) as missed_cooked
  from lines
  -- Once, of all four: asked of each table, it keeps the time from being asked while the table is read.
  where (store_id, quarter) in (select store_id, quarter from slots)
  group by store_id, item_id, quarter
),
halves as (
  select *, floor(sold_wasted / 67108864) as wasted, floor(missed_cooked / 67108864) as cooked
  from pairs
),
sums as (
  select
    store_id, item_id, quarter, revenue, sold_wasted - wasted * 67108864 as sold, wasted,
    missed_cooked - cooked * 67108864 as missed, cooked
  from halves
)
select
  q.store_id, q.item_id, t.sale_date, t.slot_index, cast(q.sold as bigint) as sold,
  cast(q.revenue as decimal(18, 2)) as revenue, cast(q.wasted as bigint) as wasted, cast(q.missed as bigint) as missed,
  cast(q.cooked as bigint) as cooked, t.load_seq
from sums q
join slots t on t.store_id = q.store_id and t.quarter = q.quarter
where t.quarters = 1
union all
-- In the hour that comes twice when clocks are set back, two quarter hours are one slot.
select
  q.store_id, q.item_id, t.sale_date, t.slot_index, cast(sum(q.sold) as bigint), cast(sum(q.revenue) as decimal(18, 2)),
  cast(sum(q.wasted) as bigint), cast(sum(q.missed) as bigint), cast(sum(q.cooked) as bigint), max(t.load_seq)
from sums q
join slots t on t.store_id = q.store_id and t.quarter = q.quarter
where t.quarters > 1
group by q.store_id, q.item_id, t.sale_date, t.slot_index
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
