-- Grain: units that went into cooking together.
-- Columns: event_id, store_id, seq, item_id, quantity (units), created_at (UTC), local_at (the store's clock), sale_date, hour,
-- minute (0, 15, 30, 45), day_of_week (Monday = 0), slot_index (0..671),
-- load_seq.
-- Events of stores that have left the catalogue have no clock to be told by, and are left out.
with events as (
  select e.*, {{ local_time('e.created_at', 's.timezone') }} as local_at
  from {{ source('raw', 'cooked_events') }} e
  join {{ ref('stg_stores') }} s on s.store_id = e.store_id
)
select
  event_id,
  store_id,
  seq,
  item_id,
  quantity,
  created_at,
  local_at,
  {{ slot_columns('local_at') }},
  load_seq
from events
