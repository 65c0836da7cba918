{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='store_id',
  meta={'follows': ['store_versions']}) }}
-- Grain: a store and active item that it may sell and that was on the menu in the store's last 28 whole days.
-- Columns: store_id, item_id, days (of these, on the menu), sold (units on them), revenue (at the prices paid),
-- days_version (of the store, see store_versions).
with changed as (
  select store_id, days_version from {{ changed_stores() }} versions
),
recent as (
  select d.store_id, d.sale_date
  from {{ ref('store_days') }} d
  join (
    select store_id, max(sale_date) as last_day from {{ ref('store_days') }} group by store_id
  ) l on l.store_id = d.store_id
  where d.sale_date > l.last_day - 28
),
item_days as (
  select c.store_id, i.item_id, c.days_version, d.sale_date
  from changed c
  join (select distinct store_id, item_id from {{ ref('stg_sellable_slots') }}) m on m.store_id = c.store_id
  join {{ ref('stg_menu_items') }} i on i.item_id = m.item_id
  join recent d on d.store_id = c.store_id and d.sale_date >= i.added
)
select
  d.store_id,
  d.item_id,
  count(*) as days,
  cast(coalesce(sum(t.sold), 0) as bigint) as sold,
  cast(coalesce(sum(t.revenue), 0) as decimal(18, 2)) as revenue,
  max(d.days_version) as days_version
from item_days d
left join {{ ref('day_totals') }} t
  on t.store_id = d.store_id and t.item_id = d.item_id and t.sale_date = d.sale_date
group by d.store_id, d.item_id
