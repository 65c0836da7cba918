-- from nothing
-- Grain: units that went into cooking together.
-- Columns: event_id, store_id, seq, item_id, quantity (units), created_at (UTC), local_at (the store's clock), sale_date, hour,
-- minute (0, 15, 30, 45), day_of_week (Monday = 0), slot_index (0..671),
-- load_seq.
-- What was taken back is left out; the quantity is that of the correction, where there is one for the event and its item.
-- Events of stores that have left the catalogue have no clock to be told by, and are left out.
with events as (
  select
    e.event_id,
    e.store_id,
    e.seq,
    e.item_id,
    coalesce(c.quantity, e.quantity) as quantity,
    e.created_at,
    convert_timezone('UTC', s.timezone, e.created_at) as local_at,
    e.load_seq
  from RAW.COOKED_EVENTS e
  join STAGING.STG_STORES s on s.store_id = e.store_id
  left join STAGING.STG_SALE_CORRECTIONS c
    on c.corrects = e.event_id and c.store_id = e.store_id and c.item_id = e.item_id
  where coalesce(c.quantity, e.quantity) > 0
)
select
  event_id,
  store_id,
  seq,
  item_id,
  quantity,
  created_at,
  local_at,
  cast(local_at as date) as sale_date,
  cast(extract(hour from local_at) as integer) as hour,
  cast(floor(extract(minute from local_at) / 15) * 15 as integer) as minute,
  (dayofweekiso(local_at) - 1) as day_of_week,
  cast((dayofweekiso(local_at) - 1) * 96 + extract(hour from local_at) * 4
    + floor(extract(minute from local_at) / 15) as integer) as slot_index,
  load_seq
from events
;
