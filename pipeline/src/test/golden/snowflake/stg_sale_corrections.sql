-- from nothing
-- Grain: a store, sale (or cooked event) and item for which there are corrections: the one of them that counts, which is the one stored
-- last.
-- Columns: event_id, store_id, corrects (the sale's event_id), item_id, quantity (units; 0: there was no sale), price
-- (of a unit; null: the sale's), created_at (UTC), load_seq.
select c.event_id, c.store_id, c.corrects, c.item_id, c.quantity, c.price, c.created_at, c.load_seq
from RAW.SALE_CORRECTIONS c
join STAGING.STG_STORES s on s.store_id = c.store_id
qualify row_number() over (partition by c.store_id, c.corrects, c.item_id order by c.seq desc) = 1
;
