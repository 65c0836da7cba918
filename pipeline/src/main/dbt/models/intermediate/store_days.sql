-- Grain: a store and whole local day with data: from the day of its first sale to the chain's newest event.
-- Columns: store_id, sale_date, day_of_week (Monday = 0).
-- A day is whole once an event of any store, or the time of the run, is past its end on the store's clock. A day in
-- which a store sold nothing is a day all the same: averages must count it. A voided sale tells the time like any other.
with newest as (
  select max(newest_at) as created_at, min(sale_date) as first_day, max(sale_date) as last_day
  from {{ ref('event_days') }}
),
bounds as (
  select
    f.store_id,
    f.first_day,
    cast({{ local_time('n.created_at', 's.timezone') }} as date) as newest_day,
    cast({{ local_time("greatest(n.created_at, cast('" ~ var('now') ~ "' as timestamp))", 's.timezone') }} as date) as today
  from (
    select store_id, min(sale_date) as first_day
    from {{ ref('event_days') }}
    where has_sales
    group by store_id
  ) f
  join {{ ref('stg_stores') }} s on s.store_id = f.store_id
  cross join newest n
),
days as (
  select {{ days_from('n.first_day', 'd.n') }} as sale_date
  from newest n
  cross join {{ numbers(36525) }} d
  where {{ days_from('n.first_day', 'd.n') }} <= n.last_day
)
select b.store_id, d.sale_date, {{ day_of_week('d.sale_date') }} as day_of_week
from bounds b
join days d on d.sale_date between b.first_day and b.newest_day
where d.sale_date < b.today
