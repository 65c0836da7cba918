{{ config(materialized='incremental', incremental_strategy='changed_days') }}
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
from {{ ref('day_totals') }}
where sold + wasted > 0
{%- if is_incremental() %} and {{ is_new() }}{% endif %}
-- depends on {{ ref('event_days') }} for the days that have changed
