-- from nothing
-- Grain: a store and local day on which something happened.
-- Columns: store_id, sale_date, newest_at (UTC: its newest event), has_sales (voided ones too), load_seq (of the event
-- of the day, or correction of one, that was loaded last: whoever keeps what he makes of a day sees that it is out of
-- date).
-- Quarter hours first: telling the local time of each of them is cheap, of every event it is not. They are numbers,
-- which cost a quarter less to group by than timestamps; the newest event of one tells the local day of all.
with quarters as (
  select
    store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter,
    max(created_at) as newest_at,
    1 as has_sales,
    max(load_seq) as load_seq
  from RAW.SALES_EVENTS
  
  group by 1, 2
  union all
  select
    store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter,
    max(created_at) as newest_at,
    0 as has_sales,
    max(load_seq) as load_seq
  from RAW.WASTE_LOG
  
  group by 1, 2
  union all
  select
    store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter,
    max(created_at) as newest_at,
    0 as has_sales,
    max(load_seq) as load_seq
  from RAW.STOCKOUT_EVENTS
  
  group by 1, 2
  union all
  select
    store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter,
    max(created_at) as newest_at,
    0 as has_sales,
    max(load_seq) as load_seq
  from RAW.COOKED_EVENTS
  
  group by 1, 2
  union all
  -- A correction changes the day of what it corrects, which may have come before it or after it.
  select
    e.store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), e.created_at) / 15) as integer),
    max(e.created_at),
    1,
    max(greatest(e.load_seq, c.load_seq))
  from RAW.SALE_CORRECTIONS c
  join RAW.SALES_EVENTS e on e.event_id = c.corrects and e.store_id = c.store_id
  
  group by 1, 2
  union all
  select
    e.store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), e.created_at) / 15) as integer),
    max(e.created_at),
    0,
    max(greatest(e.load_seq, c.load_seq))
  from RAW.SALE_CORRECTIONS c
  join RAW.COOKED_EVENTS e on e.event_id = c.corrects and e.store_id = c.store_id
  
  group by 1, 2
),
days as (
  select
    q.store_id,
    cast(convert_timezone('UTC', s.timezone, q.newest_at) as date) as sale_date,
    q.newest_at,
    q.has_sales,
    q.load_seq
  from quarters q
  join STAGING.STG_STORES s on s.store_id = q.store_id
),
all_days as (
  select store_id, sale_date, newest_at, has_sales, load_seq from days
)
select
  store_id,
  sale_date,
  max(newest_at) as newest_at,
  max(has_sales) = 1 as has_sales,
  max(load_seq) as load_seq
from all_days
group by store_id, sale_date
;
-- what is new
-- Grain: a store and local day on which something happened.
-- Columns: store_id, sale_date, newest_at (UTC: its newest event), has_sales (voided ones too), load_seq (of the event
-- of the day, or correction of one, that was loaded last: whoever keeps what he makes of a day sees that it is out of
-- date).
-- Quarter hours first: telling the local time of each of them is cheap, of every event it is not. They are numbers,
-- which cost a quarter less to group by than timestamps; the newest event of one tells the local day of all.
with quarters as (
  select
    store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter,
    max(created_at) as newest_at,
    1 as has_sales,
    max(load_seq) as load_seq
  from RAW.SALES_EVENTS
  where load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.EVENT_DAYS)
  group by 1, 2
  union all
  select
    store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter,
    max(created_at) as newest_at,
    0 as has_sales,
    max(load_seq) as load_seq
  from RAW.WASTE_LOG
  where load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.EVENT_DAYS)
  group by 1, 2
  union all
  select
    store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter,
    max(created_at) as newest_at,
    0 as has_sales,
    max(load_seq) as load_seq
  from RAW.STOCKOUT_EVENTS
  where load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.EVENT_DAYS)
  group by 1, 2
  union all
  select
    store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), created_at) / 15) as integer) as quarter,
    max(created_at) as newest_at,
    0 as has_sales,
    max(load_seq) as load_seq
  from RAW.COOKED_EVENTS
  where load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.EVENT_DAYS)
  group by 1, 2
  union all
  -- A correction changes the day of what it corrects, which may have come before it or after it.
  select
    e.store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), e.created_at) / 15) as integer),
    max(e.created_at),
    1,
    max(greatest(e.load_seq, c.load_seq))
  from RAW.SALE_CORRECTIONS c
  join RAW.SALES_EVENTS e on e.event_id = c.corrects and e.store_id = c.store_id
  where c.load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.EVENT_DAYS)
  group by 1, 2
  union all
  select
    e.store_id,
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), e.created_at) / 15) as integer),
    max(e.created_at),
    0,
    max(greatest(e.load_seq, c.load_seq))
  from RAW.SALE_CORRECTIONS c
  join RAW.COOKED_EVENTS e on e.event_id = c.corrects and e.store_id = c.store_id
  where c.load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.EVENT_DAYS)
  group by 1, 2
),
days as (
  select
    q.store_id,
    cast(convert_timezone('UTC', s.timezone, q.newest_at) as date) as sale_date,
    q.newest_at,
    q.has_sales,
    q.load_seq
  from quarters q
  join STAGING.STG_STORES s on s.store_id = q.store_id
),
all_days as (
  select store_id, sale_date, newest_at, has_sales, load_seq from days
  union all
  select store_id, sale_date, newest_at, case when has_sales then 1 else 0 end, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (store_id, sale_date) in (select store_id, sale_date from days)
)
select
  store_id,
  sale_date,
  max(newest_at) as newest_at,
  max(has_sales) = 1 as has_sales,
  max(load_seq) as load_seq
from all_days
group by store_id, sale_date
;
