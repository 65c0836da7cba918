{{ config(materialized='incremental', incremental_strategy='changed_days') }}
-- Grain: a store, item, local day and reason with waste.
-- Columns: store_id, item_id, sale_date, reason ('unknown' where none was given), wasted (units), waste_cost (at the
-- item's cost), event_count, load_seq (of the day, see event_days).
with changed as (
  select store_id, sale_date, load_seq from {{ changed_days() }} days
),
wasted as (
  select
    e.store_id,
    e.item_id,
    e.sale_date,
    coalesce(e.reason, 'unknown') as reason,
    cast(sum(e.quantity) as bigint) as wasted,
    count(*) as event_count,
    max(c.load_seq) as load_seq
  from {{ ref('stg_waste_log') }} e
  join changed c on c.store_id = e.store_id and c.sale_date = e.sale_date
  {%- if is_incremental() %}
  where e.created_at >= (select {{ days_from('min(sale_date)', -1) }} from changed)
  {%- endif %}
  group by e.store_id, e.item_id, e.sale_date, coalesce(e.reason, 'unknown')
)
select
  w.store_id,
  w.item_id,
  w.sale_date,
  w.reason,
  w.wasted,
  cast(w.wasted * coalesce(i.cost, 0) as decimal(18, 4)) as waste_cost,
  w.event_count,
  w.load_seq
from wasted w
left join {{ ref('stg_menu_items') }} i on i.item_id = w.item_id
