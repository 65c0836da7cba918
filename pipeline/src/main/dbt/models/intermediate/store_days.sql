-- Grain: a store and whole local day with data: from the day of its first sale to the chain's newest event.
-- Columns: store_id, sale_date, day_of_week (Monday = 0).
-- A day is whole once an event of any store, or the time of the run, is past its end on the store's clock. A day in
-- which a store sold nothing is a day all the same: averages must count it. A voided sale tells the time like any other.
with sales as (
  select e.store_id, min(e.created_at) as first_at, max(e.created_at) as newest_at
  from {{ source('raw', 'sales_events') }} e
  join {{ ref('stg_stores') }} s on s.store_id = e.store_id
  group by e.store_id
),
newest as (
  select max(created_at) as created_at
  from (
    select max(newest_at) as created_at from sales
    union all
    select max(created_at) from {{ ref('stg_waste_log') }}
    union all
    select max(created_at) from {{ ref('stg_stockout_events') }}
    union all
    select max(created_at) from {{ ref('stg_cooked_events') }}
  ) each_table
),
bounds as (
  select
    f.store_id,
    cast({{ local_time('f.first_at', 's.timezone') }} as date) as first_day,
    cast({{ local_time('n.created_at', 's.timezone') }} as date) as newest_day,
    cast({{ local_time("greatest(n.created_at, cast('" ~ var('now') ~ "' as timestamp))", 's.timezone') }} as date) as today
  from sales f
  join {{ ref('stg_stores') }} s on s.store_id = f.store_id
  cross join newest n
),
days as (
  select store_id, first_day + d.n as sale_date
  from bounds
  cross join {{ numbers(36525) }} d
  where first_day + d.n <= newest_day and first_day + d.n < today
)
select store_id, sale_date, {{ day_of_week('sale_date') }} as day_of_week
from days
