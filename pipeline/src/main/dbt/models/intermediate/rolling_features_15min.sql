{{ config(materialized='view') }}
-- Grain: a store, item, local day and slot with sales or misses.
-- Columns: store_id, item_id, sale_date, slot_index (0..671), quantity (units sold), missed (units asked for in vain).
select store_id, item_id, sale_date, slot_index, sold as quantity, missed
from {{ ref('item_slots') }}
where sold + missed > 0
