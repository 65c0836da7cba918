-- Grain: a store, item, local day and slot with sales or misses.
-- Columns: store_id, item_id, sale_date, slot_index (0..671), quantity (units sold), missed (units asked for in vain).
with lines as (
  select store_id, item_id, sale_date, slot_index, quantity, 0 as missed
  from {{ ref('stg_sales_events') }}
  union all
  select store_id, item_id, sale_date, slot_index, 0, quantity_requested
  from {{ ref('stg_stockout_events') }}
)
select
  store_id,
  item_id,
  sale_date,
  slot_index,
  cast(sum(quantity) as bigint) as quantity,
  cast(sum(missed) as bigint) as missed
from lines
group by store_id, item_id, sale_date, slot_index
