{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='store_id') }}
-- Grain: a store, item and sellable slot of the week.
-- Columns: store_id, item_id, slot_index (0..671), avg_slot_quantity (units a day; null without days), sample_size
-- (whole days of that weekday on which the item was on sale, days without a sale included), units (sold on them),
-- days_version (of the store, see store_versions).
with changed as (
  select store_id, days_version from {{ changed_stores() }} versions
),
item_days as (
  select d.store_id, i.item_id, d.day_of_week, count(*) as sample_size
  from {{ ref('store_days') }} d
  join changed c on c.store_id = d.store_id
  join {{ ref('stg_menu_items') }} i on d.sale_date >= i.added
  where i.active
  group by d.store_id, i.item_id, d.day_of_week
),
sold as (
  select r.store_id, r.item_id, r.slot_index, cast(sum(r.quantity) as bigint) as units
  from {{ ref('rolling_features_15min') }} r
  join changed c on c.store_id = r.store_id
  join {{ ref('store_days') }} d on d.store_id = r.store_id and d.sale_date = r.sale_date
  join {{ ref('stg_menu_items') }} i on i.item_id = r.item_id and r.sale_date >= i.added
  group by r.store_id, r.item_id, r.slot_index
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
