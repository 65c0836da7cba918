{{ config(materialized='incremental', incremental_strategy='changed_days') }}
-- Grain: a store, item, local day and slot with sales, waste, misses or cooking.
-- Columns: store_id, item_id, sale_date, slot_index (0..671), sold (units), revenue (at the prices paid), wasted (units),
-- missed (units asked for in vain), cooked (units), load_seq (of the day, see event_days).
-- The one model that reads every event; the others add up its rows.
with changed as (
  select store_id, sale_date, load_seq from {{ changed_days() }} days
),
{%- if is_incremental() %}
utc_days as (
  {%- for shift in [-1, 0, 1] %}
  select store_id, {{ days_from('sale_date', shift) }} as utc_date from changed
  {%- if not loop.last %} union {% endif %}
  {%- endfor %}
),
{%- endif %}
lines as (
  {%- for table, columns in [
    ('stg_sales_events', 'quantity as sold, quantity * price as revenue, 0 as wasted, 0 as missed, 0 as cooked'),
    ('stg_waste_log', '0, 0, quantity, 0, 0'),
    ('stg_stockout_events', '0, 0, 0, quantity_requested, 0'),
    ('stg_cooked_events', '0, 0, 0, 0, quantity')
  ] %}
  select store_id, item_id, {{ quarter_hour('created_at') }} as quarter, {{ columns }}
  from {{ ref(table) }}
  {%- if is_incremental() %}
  where created_at >= (select min(utc_date) from utc_days)
    and (store_id, cast(created_at as date)) in (select store_id, utc_date from utc_days)
  {%- endif %}
  {%- if not loop.last %} union all {% endif %}
  {%- endfor %}
),
quarters as (
  select
    store_id, item_id, quarter, sum(sold) as sold, sum(revenue) as revenue, sum(wasted) as wasted,
    sum(missed) as missed, sum(cooked) as cooked
  from lines
  group by store_id, item_id, quarter
),
clocks as (
  select q.store_id, q.quarter, {{ local_time('q.quarter', 's.timezone') }} as local_at
  from (select distinct store_id, quarter from quarters) q
  join {{ ref('stg_stores') }} s on s.store_id = q.store_id
),
local_slots as (
  select store_id, quarter, {{ slot_columns('local_at') }}
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
