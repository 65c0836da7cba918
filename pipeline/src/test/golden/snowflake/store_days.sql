-- from nothing
-- Grain: a store and whole local day with data: from the day of its first sale to the chain's newest event.
-- Columns: store_id, sale_date, day_of_week (Monday = 0).
-- A day is whole once an event of any store, or the time of the run, is past its end on the store's clock. A day in
-- which a store sold nothing is a day all the same: averages must count it. A voided sale tells the time like any other.
with newest as (
  select max(newest_at) as created_at, min(sale_date) as first_day, max(sale_date) as last_day
  from INTERMEDIATE.EVENT_DAYS
),
bounds as (
  select
    f.store_id,
    f.first_day,
    cast(convert_timezone('UTC', s.timezone, n.created_at) as date) as newest_day,
    cast(convert_timezone('UTC', s.timezone, greatest(n.created_at, cast('2026-02-10 06:00:00' as timestamp))) as date) as today
  from (
    select store_id, min(sale_date) as first_day
    from INTERMEDIATE.EVENT_DAYS
    where has_sales
    group by store_id
  ) f
  join STAGING.STG_STORES s on s.store_id = f.store_id
  cross join newest n
),
days as (
  select cast(dateadd('day', d.n, n.first_day) as date) as sale_date
  from newest n
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 36525))) d
  where cast(dateadd('day', d.n, n.first_day) as date) <= n.last_day
)
select b.store_id, d.sale_date, (dayofweekiso(d.sale_date) - 1) as day_of_week
from bounds b
join days d on d.sale_date between b.first_day and b.newest_day
where d.sale_date < b.today
;
