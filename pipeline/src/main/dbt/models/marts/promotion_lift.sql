{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='store_id',
  meta={'follows': ['store_versions']}) }}
-- Grain: a store, item and weekday on which the catalogue has the item on sale.
-- Columns: store_id, item_id, day_of_week (Monday = 0), price (the menu's), sale_price, sale_days and other_days (whole
-- days since it was on the menu: of that weekday, and of the weekdays on which it is not on sale), sale_units,
-- sale_revenue (at the prices paid), other_units, rhythm (see below), expected_units (on the sale days, without the
-- sale), lift (sale_units / expected_units - 1), days_version (of the store, see store_versions).
-- The catalogue puts an item on sale on the same weekdays every week, so that weekday is never seen without the sale.
-- What it would have sold is estimated: its units a day on its other weekdays, times the rhythm of the store, which is
-- the units that the items that are never on sale sell on a day of this weekday over those on a day of the other
-- weekdays. It is null where the store sells no such item. Sale days are those that the catalogue has now.
with changed as (
  select store_id, days_version from {{ changed_stores() }} versions
),
promoted as (
  select i.item_id, s.day_of_week, i.price, i.sale_price
  from {{ ref('sale_days') }} s
  join {{ ref('stg_menu_items') }} i on i.item_id = s.item_id
  where i.active and i.sale_price is not null
),
item_days as (
  select d.store_id, m.item_id, d.day_of_week, count(*) as days, coalesce(sum(t.sold), 0) as units,
    coalesce(sum(t.revenue), 0) as revenue
  from {{ ref('store_days') }} d
  join changed c on c.store_id = d.store_id
  join (select distinct store_id, item_id from {{ ref('stg_sellable_slots') }}) m on m.store_id = d.store_id
  join {{ ref('stg_menu_items') }} i on i.item_id = m.item_id and d.sale_date >= i.added
  left join {{ ref('day_totals') }} t
    on t.store_id = d.store_id and t.item_id = m.item_id and t.sale_date = d.sale_date
  group by d.store_id, m.item_id, d.day_of_week
),
never_on_sale as (
  select d.store_id, d.day_of_week, sum(d.days) as days, sum(d.units) as units
  from item_days d
  where d.item_id not in (select item_id from promoted)
  group by d.store_id, d.day_of_week
),
others as (
  select d.store_id, p.item_id, sum(d.days) as days, sum(d.units) as units, sum(n.days) as never_days,
    sum(n.units) as never_units
  from item_days d
  join (select distinct item_id from promoted) p on p.item_id = d.item_id
  left join promoted s on s.item_id = d.item_id and s.day_of_week = d.day_of_week
  left join never_on_sale n on n.store_id = d.store_id and n.day_of_week = d.day_of_week
  where s.item_id is null
  group by d.store_id, p.item_id
),
compared as (
  select
    d.store_id, d.item_id, d.day_of_week, p.price, p.sale_price, d.days as sale_days, coalesce(o.days, 0) as other_days,
    d.units as sale_units, d.revenue as sale_revenue, coalesce(o.units, 0) as other_units,
    cast(n.units * o.never_days as double precision) / nullif(n.days * o.never_units, 0) as rhythm
  from item_days d
  join promoted p on p.item_id = d.item_id and p.day_of_week = d.day_of_week
  left join others o on o.store_id = d.store_id and o.item_id = d.item_id
  left join never_on_sale n on n.store_id = d.store_id and n.day_of_week = d.day_of_week
),
expected as (
  select *, rhythm * other_units * sale_days / nullif(other_days, 0) as expected_units
  from compared
)
select
  e.store_id,
  e.item_id,
  e.day_of_week,
  e.price,
  e.sale_price,
  e.sale_days,
  cast(e.other_days as bigint) as other_days,
  cast(e.sale_units as bigint) as sale_units,
  cast(e.sale_revenue as decimal(18, 2)) as sale_revenue,
  cast(e.other_units as bigint) as other_units,
  e.rhythm,
  e.expected_units,
  e.sale_units / nullif(e.expected_units, 0) - 1 as lift,
  c.days_version
from expected e
join changed c on c.store_id = e.store_id
