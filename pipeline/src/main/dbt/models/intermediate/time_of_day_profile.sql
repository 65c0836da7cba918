{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='store_id',
  meta={'follows': ['store_versions']}) }}
-- Grain: a store, item and sellable slot of the week.
-- Columns: store_id, item_id, slot_index (0..671), avg_slot_quantity (units a day; null without days), sample_size
-- (whole days of that weekday on which the item was on sale, days without a sale included), units (sold on them),
-- days_version (of the store, see store_versions).
with changed as (
  select store_id, days_version from {{ changed_stores() }} versions
),
-- A kitchen is a store and item as a number: to add up a million slots by one number costs a quarter of what it costs by
-- names.
kitchens as (
  select c.store_id, i.item_id, i.added, cast(row_number() over (order by c.store_id, i.item_id) as integer) * 1024 as kitchen
  from changed c
  cross join {{ ref('stg_menu_items') }} i
),
kitchen_days as (
  select k.store_id, k.item_id, d.sale_date, k.kitchen
  from kitchens k
  join {{ ref('store_days') }} d on d.store_id = k.store_id and d.sale_date >= k.added
),
item_days as (
  select d.store_id, i.item_id, d.day_of_week, count(*) as sample_size
  from {{ ref('store_days') }} d
  join changed c on c.store_id = d.store_id
  join {{ ref('stg_menu_items') }} i on d.sale_date >= i.added
  where i.active
  group by d.store_id, i.item_id, d.day_of_week
),
sums as (
  select d.kitchen + r.slot_index as kitchen_slot, cast(sum(r.quantity) as bigint) as units
  from {{ ref('rolling_features_15min') }} r
  join kitchen_days d on d.store_id = r.store_id and d.item_id = r.item_id and d.sale_date = r.sale_date
  group by 1
),
sold as (
  select k.store_id, k.item_id, s.kitchen_slot - k.kitchen as slot_index, s.units
  from sums s
  join kitchens k on k.kitchen = s.kitchen_slot - mod(s.kitchen_slot, 1024)
)
select
  s.store_id,
  s.item_id,
  s.slot_index,
  cast(coalesce(u.units, 0) as double precision) / nullif(d.sample_size, 0) as avg_slot_quantity,
  coalesce(d.sample_size, 0) as sample_size,
  coalesce(u.units, 0) as units,
  c.days_version
from {{ ref('stg_sellable_slots') }} s
join changed c on c.store_id = s.store_id
left join item_days d on d.store_id = s.store_id and d.item_id = s.item_id and d.day_of_week = s.day_of_week
left join sold u on u.store_id = s.store_id and u.item_id = s.item_id and u.slot_index = s.slot_index
