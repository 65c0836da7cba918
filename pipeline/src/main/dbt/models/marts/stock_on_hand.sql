-- Grain: a store and item of which something is in stock.
-- Columns: store_id, item_id, on_hand (units ready to sell), cooking (units not ready yet), as_of (UTC: the store's newest
-- event).
-- The stock is what BATCH_SELL_THROUGH has left of the batches that have not expired. Units that were cooked, sold or
-- thrown away without anybody telling are thus forgotten with their batch, and what was sold before anybody told of
-- cooking is owed by none.
with newest as (
  -- Voided sales too: they tell the time like any other.
  select store_id, max(newest_at) as as_of
  from {{ ref('event_days') }}
  group by store_id
)
select
  b.store_id,
  b.item_id,
  cast(sum(case when b.ready_at > n.as_of then 0 else b.cooked - b.sold - b.wasted end) as bigint) as on_hand,
  cast(sum(case when b.ready_at > n.as_of then b.cooked - b.sold - b.wasted else 0 end) as bigint) as cooking,
  n.as_of
from {{ ref('batch_sell_through') }} b
join newest n on n.store_id = b.store_id
where b.expires_at > n.as_of
group by b.store_id, b.item_id, n.as_of
having sum(b.cooked - b.sold - b.wasted) > 0
