-- from nothing
-- Grain: an item of a store's menu, and of the chain's, over the last four weeks of whole days.
-- Columns: scope ('store' or 'chain'), store_id (null for the chain), item_id, sold (units), revenue (at the prices
-- paid), contribution (revenue less the cost of what was sold), menu_mix (share of the units sold), unit_contribution
-- (of a unit sold; the menu's price less cost where none was), popular, profitable, class.
-- Kasavana and Smith, Menu Engineering (1982): popular is what has at least 70 % of an equal share of the units sold;
-- profitable is what contributes at least as much a unit as the menu's average, weighted with the units sold. Both:
-- star; popular only: plough horse; profitable only: puzzle; neither: dog.
with scopes as (
  select 'store' as scope, store_id, item_id, sold, revenue from INTERMEDIATE.RECENT_ITEM_SALES
  union all
  select 'chain', null, item_id, cast(sum(sold) as bigint), cast(sum(revenue) as decimal(18, 2))
  from INTERMEDIATE.RECENT_ITEM_SALES
  group by item_id
),
contributions as (
  select
    s.*,
    cast(s.revenue - s.sold * i.cost as decimal(18, 4)) as contribution,
    cast(i.price - i.cost as decimal(18, 4)) as planned
  from scopes s
  join STAGING.STG_MENU_ITEMS i on i.item_id = s.item_id
),
menus as (
  select
    scope,
    store_id,
    count(*) as items,
    cast(sum(sold) as bigint) as sold,
    cast(sum(contribution) as decimal(18, 4)) as contribution
  from contributions
  group by scope, store_id
),
-- Multiplied out, so that nothing is rounded before it is compared.
judged as (
  select
    c.*,
    m.sold as menu_sold,
    10 * c.sold * m.items >= 7 * m.sold as popular,
    case
      when c.sold > 0 then c.contribution * m.sold >= m.contribution * c.sold
      else c.planned * m.sold >= m.contribution
    end as profitable
  from contributions c
  join menus m on m.scope = c.scope and coalesce(m.store_id, '') = coalesce(c.store_id, '')
  where m.sold > 0
)
select
  scope,
  store_id,
  item_id,
  sold,
  revenue,
  contribution,
  cast(sold as double precision) / menu_sold as menu_mix,
  cast(case when sold > 0 then contribution / sold else planned end as decimal(18, 4)) as unit_contribution,
  popular,
  profitable,
  case
    when popular and profitable then 'star'
    when popular then 'plough horse'
    when profitable then 'puzzle'
    else 'dog'
  end as class
from judged
;
