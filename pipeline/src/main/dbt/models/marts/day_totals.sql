-- Grain: a store, item and local day with sales, waste or misses; the day in progress included.
-- Columns: store_id, item_id, sale_date, sold (units), revenue (at the prices paid), wasted (units), waste_cost (at the
-- item's cost), missed (units asked for in vain).
with lines as (
  select store_id, item_id, sale_date, quantity as sold, quantity * price as revenue, 0 as wasted, 0 as missed
  from {{ ref('stg_sales_events') }}
  union all
  select store_id, item_id, sale_date, 0, 0, quantity, 0
  from {{ ref('stg_waste_log') }}
  union all
  select store_id, item_id, sale_date, 0, 0, 0, quantity_requested
  from {{ ref('stg_stockout_events') }}
),
totals as (
  select store_id, item_id, sale_date, sum(sold) as sold, sum(revenue) as revenue, sum(wasted) as wasted, sum(missed) as missed
  from lines
  group by store_id, item_id, sale_date
)
select
  t.store_id,
  t.item_id,
  t.sale_date,
  cast(t.sold as bigint) as sold,
  cast(t.revenue as decimal(18, 2)) as revenue,
  cast(t.wasted as bigint) as wasted,
  cast(cast(t.wasted as bigint) * coalesce(i.cost, 0) as decimal(18, 2)) as waste_cost,
  cast(t.missed as bigint) as missed
from totals t
left join {{ ref('stg_menu_items') }} i on i.item_id = t.item_id
