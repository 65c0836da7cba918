-- from nothing
-- Grain: a store and item: its own latest slot with sales, never the chain's.
-- Columns: store_id, item_id, sale_date, slot_index (0..671), quantity (units sold in that slot).
-- The latest day first: ranking one day's slots is cheap, ranking all of them is not.
with latest_days as (
  select store_id, item_id, max(sale_date) as sale_date
  from MARTS.DAY_TOTALS
  where sold > 0
  group by store_id, item_id
)
select r.store_id, r.item_id, r.sale_date, r.slot_index, r.sold as quantity
from INTERMEDIATE.ITEM_SLOTS r
join latest_days d on d.store_id = r.store_id and d.item_id = r.item_id and d.sale_date = r.sale_date
where r.sold > 0
  -- Otherwise all slots are held against the latest days.
  and r.sale_date >= (select min(sale_date) from latest_days)
qualify row_number() over (partition by r.store_id, r.item_id order by r.slot_index desc) = 1
;
