{{ config(materialized='incremental', incremental_strategy='changed_days') }}
-- Grain: a store, item and local day with sales, waste or misses; the day in progress included.
-- Columns: store_id, item_id, sale_date, sold (units), revenue (at the prices paid), wasted (units), waste_cost (at the
-- item's cost), missed (units asked for in vain), load_seq (of the day, see event_days).
with totals as (
  select
    store_id,
    item_id,
    sale_date,
    cast(sum(sold) as bigint) as sold,
    cast(sum(revenue) as decimal(18, 2)) as revenue,
    cast(sum(wasted) as bigint) as wasted,
    cast(sum(missed) as bigint) as missed,
    max(load_seq) as load_seq
  from {{ ref('item_slots') }}
  where sold + wasted + missed > 0
  {%- if is_incremental() %} and {{ is_new() }}{% endif %}
  group by store_id, item_id, sale_date
)
select
  t.store_id,
  t.item_id,
  t.sale_date,
  t.sold,
  t.revenue,
  t.wasted,
  cast(t.wasted * coalesce(i.cost, 0) as decimal(18, 4)) as waste_cost,
  t.missed,
  t.load_seq
from totals t
left join {{ ref('stg_menu_items') }} i on i.item_id = t.item_id
-- depends on {{ ref('event_days') }} for the days that have changed
