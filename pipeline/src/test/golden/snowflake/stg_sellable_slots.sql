-- from nothing
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
from STAGING.STG_STORES s
join RAW.STORE_HOURS h on h.store_id = s.store_id
join RAW.DAY_PART_HOURS p on p.hour = h.hour
join STAGING.STG_MENU_ITEMS i on i.day_part = p.day_part
cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 7))) d
cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 4))) q
where s.active and i.active
;
