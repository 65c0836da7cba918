{{ config(materialized='incremental', incremental_strategy='changed_days') }}
-- Grain: a store, item, local day and hour with sales or misses.
-- Columns: store_id, item_id, sale_date, hour (0..23), sold (units), missed (units asked for in vain), service_level
-- (sold / (sold + missed), 0..1), load_seq (of the day, see event_days).
with hours as (
  select
    store_id,
    item_id,
    sale_date,
    cast(floor(mod(slot_index, 96) / 4) as integer) as hour,
    cast(sum(sold) as bigint) as sold,
    cast(sum(missed) as bigint) as missed,
    max(load_seq) as load_seq
  from {{ ref('item_slots') }}
  where sold + missed > 0
  {%- if is_incremental() %} and {{ is_new() }}{% endif %}
  group by 1, 2, 3, 4
)
select
  store_id,
  item_id,
  sale_date,
  hour,
  sold,
  missed,
  cast(sold as double precision) / (sold + missed) as service_level,
  load_seq
from hours
-- depends on {{ ref('event_days') }} for the days that have changed
