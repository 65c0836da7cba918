-- A store and item's profile never holds more units than were sold in all; fewer, when some were sold outside the
-- sellable slots, or on a day that is not whole yet.
select p.store_id, p.item_id, p.units, t.sold
from (
  select store_id, item_id, sum(units) as units
  from {{ ref('time_of_day_profile') }}
  group by store_id, item_id
) p
left join (
  select store_id, item_id, sum(sold) as sold
  from {{ ref('day_totals') }}
  group by store_id, item_id
) t on t.store_id = p.store_id and t.item_id = p.item_id
where p.units > coalesce(t.sold, 0)
