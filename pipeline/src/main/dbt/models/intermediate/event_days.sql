{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key=['store_id', 'sale_date']) }}
-- Grain: a store and local day on which something happened.
-- Columns: store_id, sale_date, newest_at (UTC: its newest event), has_sales (voided ones too), load_seq (of the event
-- of the day, or correction of one, that was loaded last: whoever keeps what he makes of a day sees that it is out of
-- date).
-- Quarter hours first: telling the local time of each of them is cheap, of every event it is not. They are numbers,
-- which cost a quarter less to group by than timestamps; the newest event of one tells the local day of all.
with quarters as (
  {%- for table in ['sales_events', 'waste_log', 'stockout_events', 'cooked_events'] %}
  select
    store_id,
    {{ quarter_number('created_at') }} as quarter,
    max(created_at) as newest_at,
    {{ 1 if table == 'sales_events' else 0 }} as has_sales,
    max(load_seq) as load_seq
  from {{ source('raw', table) }}
  {% if is_incremental() %}where load_seq > {{ counted_to() }}{% endif %}
  group by 1, 2
  union all
  {%- endfor %}
  -- A correction changes the day of what it corrects, which may have come before it or after it.
  {%- for table in ['sales_events', 'cooked_events'] %}
  {%- if not loop.first %}
  union all
  {%- endif %}
  select
    e.store_id,
    {{ quarter_number('e.created_at') }},
    max(e.created_at),
    {{ 1 if table == 'sales_events' else 0 }},
    max(greatest(e.load_seq, c.load_seq))
  from {{ source('raw', 'sale_corrections') }} c
  join {{ source('raw', table) }} e on e.event_id = c.corrects and e.store_id = c.store_id
  {% if is_incremental() %}where c.load_seq > {{ counted_to() }}{% endif %}
  group by 1, 2
  {%- endfor %}
),
days as (
  select
    q.store_id,
    cast({{ local_time('q.newest_at', 's.timezone') }} as date) as sale_date,
    q.newest_at,
    q.has_sales,
    q.load_seq
  from quarters q
  join {{ ref('stg_stores') }} s on s.store_id = q.store_id
),
all_days as (
  select store_id, sale_date, newest_at, has_sales, load_seq from days
  {%- if is_incremental() %}
  union all
  select store_id, sale_date, newest_at, case when has_sales then 1 else 0 end, load_seq
  from {{ this }}
  where (store_id, sale_date) in (select store_id, sale_date from days)
  {%- endif %}
)
select
  store_id,
  sale_date,
  max(newest_at) as newest_at,
  max(has_sales) = 1 as has_sales,
  max(load_seq) as load_seq
from all_days
group by store_id, sale_date
