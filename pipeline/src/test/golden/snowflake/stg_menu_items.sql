-- from nothing
-- Grain: an item of the menu, retired ones included.
-- Columns: item_id, name, category, queue, waste_group, day_part, price, sale_price (null: never on sale), cost,
-- hold_minutes, cook_minutes, popularity, batch, cook_in, active, added (first day on which it is sold).
select
  item_id,
  name,
  category,
  queue,
  waste_group,
  day_part,
  price,
  sale_price,
  cost,
  hold_minutes,
  cook_minutes,
  popularity,
  batch,
  cook_in,
  active,
  added
from RAW.MENU_ITEMS
;
