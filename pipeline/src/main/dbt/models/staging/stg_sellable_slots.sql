-- Grain: an active store, active item and slot of the week in which the store may sell it: inside the item's day part
-- and the store's opening hours.
-- Columns: store_id, item_id, slot_index (0..671), day_of_week (Monday = 0), hour, minute.
select
  s.store_id,
  i.item_id,
  d.n * 96 + h.hour * 4 + q.n as slot_index,
  d.n as day_of_week,
  h.hour,
  q.n * 15 as minute
from {{ ref('stg_stores') }} s
join {{ ref('store_hours') }} h on h.store_id = s.store_id
join {{ ref('day_part_hours') }} p on p.hour = h.hour
join {{ ref('stg_menu_items') }} i on i.day_part = p.day_part
cross join {{ numbers(7) }} d
cross join {{ numbers(4) }} q
where s.active and i.active
