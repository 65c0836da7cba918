-- Grain: a store, item, local day and hour with misses.
-- Columns: store_id, item_id, sale_date, hour (0..23), missed_units, event_count.
select
  store_id,
  item_id,
  sale_date,
  hour,
  cast(sum(quantity_requested) as bigint) as missed_units,
  count(*) as event_count
from {{ ref('stg_stockout_events') }}
group by store_id, item_id, sale_date, hour
