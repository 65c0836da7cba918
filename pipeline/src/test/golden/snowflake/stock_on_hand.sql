-- from nothing
-- Grain: a store and item of which something is in stock.
-- Columns: store_id, item_id, on_hand (units ready to sell), cooking (units not ready yet), as_of (UTC: the store's newest
-- event).
-- The stock is what was cooked less what was sold and thrown away, over all time; but never more than what was cooked
-- so lately that it may still be sold, and never less than nothing, so that a lost event cannot haunt the kitchen.
with newest as (
  -- Voided sales too: they tell the time like any other.
  select store_id, max(newest_at) as as_of
  from INTERMEDIATE.EVENT_DAYS
  group by store_id
),
moves as (
  select store_id, item_id, sum(quantity) as units from STAGING.STG_COOKED_EVENTS group by store_id, item_id
  union all
  select store_id, item_id, -sum(sold + wasted) from MARTS.DAY_TOTALS group by store_id, item_id
),
balances as (
  select store_id, item_id, cast(sum(units) as bigint) as units
  from moves
  group by store_id, item_id
),
-- What was cooked before this has expired everywhere.
alive as (
  select dateadd('minute', -(max(i.cook_minutes + i.hold_minutes)), min(n.as_of)) as since
  from newest n
  cross join STAGING.STG_MENU_ITEMS i
),
cooked as (
  select
    c.store_id,
    c.item_id,
    cast(sum(c.quantity) as bigint) as alive,
    cast(sum(case when c.created_at > dateadd('minute', -(i.cook_minutes), n.as_of) then c.quantity else 0 end) as bigint) as cooking
  from STAGING.STG_COOKED_EVENTS c
  join newest n on n.store_id = c.store_id
  join STAGING.STG_MENU_ITEMS i on i.item_id = c.item_id
  where c.created_at > dateadd('minute', -(i.cook_minutes + i.hold_minutes), n.as_of)
    and c.created_at > (select since from alive)
  group by c.store_id, c.item_id
),
stock as (
  select b.store_id, b.item_id, greatest(0, least(b.units, c.alive)) as units, c.cooking
  from balances b
  join cooked c on c.store_id = b.store_id and c.item_id = b.item_id
)
select
  s.store_id,
  s.item_id,
  cast(s.units - least(s.cooking, s.units) as bigint) as on_hand,
  cast(least(s.cooking, s.units) as bigint) as cooking,
  n.as_of
from stock s
join newest n on n.store_id = s.store_id
where s.units > 0
;
