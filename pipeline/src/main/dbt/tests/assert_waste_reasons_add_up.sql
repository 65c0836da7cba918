-- The reasons of a store's waste add up to its waste, in units and in money.
select r.store_id, r.wasted, t.wasted as total_wasted, r.waste_cost, t.waste_cost as total_waste_cost
from (
  select store_id, sum(wasted) as wasted, cast(sum(waste_cost) as decimal(18, 4)) as waste_cost
  from {{ ref('waste_by_reason') }}
  group by store_id
) r
full join (
  select store_id, sum(wasted) as wasted, cast(sum(waste_cost) as decimal(18, 4)) as waste_cost
  from {{ ref('day_totals') }}
  where wasted > 0
  group by store_id
) t on t.store_id = r.store_id
where coalesce(r.wasted, 0) <> coalesce(t.wasted, 0) or coalesce(r.waste_cost, 0) <> coalesce(t.waste_cost, 0)
