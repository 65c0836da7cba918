-- Grain: a sale line that was not voided.
-- Columns: event_id, store_id, item_id, quantity (units), price (of a unit), created_at (UTC), local_at (the store's clock), sale_date, hour,
-- minute (0, 15, 30, 45), day_of_week (Monday = 0), slot_index (0..671),
-- load_seq.
-- Quantity and price are those of the correction, where there is one for the sale and its item; the time is the sale's.
-- Events of stores that have left the catalogue have no clock to be told by, and are left out.
with events as (
  select
    e.event_id,
    e.store_id,
    e.item_id,
    coalesce(c.quantity, e.quantity) as quantity,
    coalesce(c.price, e.price) as price,
    e.created_at,
    {{ local_time('e.created_at', 's.timezone') }} as local_at,
    e.load_seq
  from {{ source('raw', 'sales_events') }} e
  join {{ ref('stg_stores') }} s on s.store_id = e.store_id
  left join {{ ref('stg_sale_corrections') }} c
    on c.corrects = e.event_id and c.store_id = e.store_id and c.item_id = e.item_id
  where coalesce(c.quantity, e.quantity) > 0
)
select
  event_id,
  store_id,
  item_id,
  quantity,
  price,
  created_at,
  local_at,
  {{ slot_columns('local_at') }},
  load_seq
from events
