-- Grain: a store and item: its own latest slot with sales, never the chain's.
-- Columns: store_id, item_id, sale_date, slot_index (0..671), quantity (units sold in that slot).
select store_id, item_id, sale_date, slot_index, quantity
from {{ ref('rolling_features_15min') }}
where quantity > 0
qualify row_number() over (partition by store_id, item_id order by sale_date desc, slot_index desc) = 1
