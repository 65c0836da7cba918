{{ config(materialized='incremental', incremental_strategy='changed_days') }}
-- Grain: a store, item, local day and hour with misses.
-- Columns: store_id, item_id, sale_date, hour (0..23), missed_units, event_count, load_seq (of the day, see event_days).
with changed as (
  select store_id, sale_date, load_seq from {{ changed_days() }} days
)
select
  e.store_id,
  e.item_id,
  e.sale_date,
  e.hour,
  cast(sum(e.quantity_requested) as bigint) as missed_units,
  count(*) as event_count,
  max(c.load_seq) as load_seq
from {{ ref('stg_stockout_events') }} e
join changed c on c.store_id = e.store_id and c.sale_date = e.sale_date
{%- if is_incremental() %}
where e.created_at >= (select {{ days_from('min(sale_date)', -1) }} from changed)
{%- endif %}
group by e.store_id, e.item_id, e.sale_date, e.hour
