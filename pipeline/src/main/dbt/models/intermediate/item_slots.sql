{{ config(materialized='incremental', incremental_strategy='changed_days') }}
-- Grain: a store, item, local day and slot with sales, waste, misses or cooking.
-- Columns: store_id, item_id, sale_date, slot_index (0..671), sold (units), revenue (at the prices paid), wasted (units),
-- missed (units asked for in vain), cooked (units), load_seq (of the day, see event_days).
-- The one model that reads every event; the others add up its rows. What adds up millions of lines has to be narrow:
-- quarter hours are numbers, a line's revenue fits into 64 bits, and units are whole doubles, which are added exactly
-- and, unlike integers, in 64 bits. Every sum costs, so two share a double: one counts ones, the other 67,108,864s (2^26),
-- more than anybody sells in a quarter hour.
{%- set pair = 67108864 %}
with changed as (
  select store_id, sale_date, load_seq from {{ changed_days() }} days
),
-- A local day begins and ends within the UTC day before it and the one after it.
utc_days as (
  select distinct c.store_id, s.timezone, {{ days_from('c.sale_date', 'near.n - 1') }} as utc_date
  from changed c
  join {{ ref('stg_stores') }} s on s.store_id = c.store_id
  cross join {{ numbers(3) }} near
),
-- A time zone's clock tells the time of all of its stores.
quarters as (
  select d.timezone, {{ minutes_after('d.utc_date', 'q.n * 15') }} as begins_at
  from (select distinct timezone, utc_date from utc_days) d
  cross join {{ numbers(96) }} q
),
clocks as (
  select timezone, {{ quarter_number('begins_at') }} as quarter, {{ local_time('begins_at', 'timezone') }} as local_at
  from quarters
),
local_slots as (
  select timezone, quarter, {{ slot_columns('local_at') }}
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
  join {{ ref('stg_stores') }} s on s.store_id = c.store_id
  join zone_slots z on z.timezone = s.timezone and z.sale_date = c.sale_date
),
lines as (
  {%- for table, columns in [
    ('stg_sales_events', 'cast(cast(quantity as decimal(8, 0)) * price as decimal(18, 2)) as revenue, cast(quantity as double precision) as sold_wasted, cast(0 as double precision) as missed_cooked'),
    ('stg_waste_log', '0, cast(quantity as double precision) * ' ~ pair ~ ', 0'),
    ('stg_stockout_events', '0, 0, cast(quantity_requested as double precision)'),
    ('stg_cooked_events', '0, 0, cast(quantity as double precision) * ' ~ pair)
  ] %}
  select store_id, item_id, {{ quarter_number('created_at') }} as quarter, {{ columns }}
  from {{ ref(table) }}
  {%- if is_incremental() %}
  where created_at >= (select {{ minutes_after("cast('1970-01-01' as timestamp)", 'min(quarter) * 15') }} from slots)
  {%- endif %}
  {%- if not loop.last %} union all {% endif %}
  {%- endfor %}
),
pairs as (
  select
    store_id, item_id, quarter, sum(revenue) as revenue, sum(sold_wasted) as sold_wasted, sum(missed_cooked) as missed_cooked
  from lines
  {%- if is_incremental() %}
  -- Once, of all four: asked of each table, it keeps the time from being asked while the table is read.
  where (store_id, quarter) in (select store_id, quarter from slots)
  {%- endif %}
  group by store_id, item_id, quarter
),
halves as (
  select *, floor(sold_wasted / {{ pair }}) as wasted, floor(missed_cooked / {{ pair }}) as cooked
  from pairs
),
sums as (
  select
    store_id, item_id, quarter, revenue, sold_wasted - wasted * {{ pair }} as sold, wasted,
    missed_cooked - cooked * {{ pair }} as missed, cooked
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
