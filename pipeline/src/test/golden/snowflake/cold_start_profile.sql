-- from nothing
-- Grain: a category and slot of the week in which some store may sell some item of it.
-- Columns: category, slot_index (0..671), avg_slot_quantity (units an item, store and day), sample_size (item days).
select
  i.category,
  p.slot_index,
  cast(sum(p.units) as double precision) / nullif(sum(p.sample_size), 0) as avg_slot_quantity,
  cast(sum(p.sample_size) as bigint) as sample_size
from INTERMEDIATE.TIME_OF_DAY_PROFILE p
join STAGING.STG_MENU_ITEMS i on i.item_id = p.item_id
group by i.category, p.slot_index
;
