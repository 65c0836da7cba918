-- from nothing
-- Grain: a store, item and sellable slot of the week.
-- Columns: store_id, item_id, slot_index (0..671), avg_slot_quantity (units a day; null without days), sample_size
-- (whole days of that weekday on which the item was on sale, days without a sale included), units (sold on them),
-- days_version (of the store, see store_versions).
with changed as (
  select store_id, days_version from (
  select store_id, days_version
  from INTERMEDIATE.STORE_VERSIONS
) versions
),
-- A kitchen is a store and item as a number: to add up a million slots by one number costs a quarter of what it costs by
-- names. A store's whole days follow each other without a gap.
kitchens as (
  select
    c.store_id, i.item_id, c.days_version, i.added, d.first_day, d.last_day,
    cast(row_number() over (order by c.store_id, i.item_id) as integer) * 1024 as kitchen
  from changed c
  cross join STAGING.STG_MENU_ITEMS i
  left join (
    select store_id, min(sale_date) as first_day, max(sale_date) as last_day
    from INTERMEDIATE.STORE_DAYS
    group by store_id
  ) d on d.store_id = c.store_id
),
item_days as (
  select d.store_id, i.item_id, d.day_of_week, count(*) as sample_size
  from INTERMEDIATE.STORE_DAYS d
  join changed c on c.store_id = d.store_id
  join STAGING.STG_MENU_ITEMS i on d.sale_date >= i.added
  where i.active
  group by d.store_id, i.item_id, d.day_of_week
),
sums as (
  select k.kitchen + r.slot_index as kitchen_slot, cast(sum(r.quantity) as bigint) as units
  from INTERMEDIATE.ROLLING_FEATURES_15MIN r
  join kitchens k on k.store_id = r.store_id and k.item_id = r.item_id
    and r.sale_date >= k.added and r.sale_date >= k.first_day and r.sale_date <= k.last_day
  group by 1
)
select
  s.store_id,
  s.item_id,
  s.slot_index,
  cast(coalesce(u.units, 0) as double precision) / nullif(d.sample_size, 0) as avg_slot_quantity,
  coalesce(d.sample_size, 0) as sample_size,
  coalesce(u.units, 0) as units,
  k.days_version
from STAGING.STG_SELLABLE_SLOTS s
join kitchens k on k.store_id = s.store_id and k.item_id = s.item_id
left join item_days d on d.store_id = s.store_id and d.item_id = s.item_id and d.day_of_week = s.day_of_week
left join sums u on u.kitchen_slot = k.kitchen + s.slot_index
-- depends on MARTS.DAY_TOTALS: the test of both runs with the later one, and this one is made less often
;
-- what is new
-- Grain: a store, item and sellable slot of the week.
-- Columns: store_id, item_id, slot_index (0..671), avg_slot_quantity (units a day; null without days), sample_size
-- (whole days of that weekday on which the item was on sale, days without a sale included), units (sold on them),
-- days_version (of the store, see store_versions).
with changed as (
  select store_id, days_version from (
  select store_id, days_version
  from INTERMEDIATE.STORE_VERSIONS
  where (store_id, days_version) not in (select distinct store_id, days_version from INTERMEDIATE.TIME_OF_DAY_PROFILE)
) versions
),
-- A kitchen is a store and item as a number: to add up a million slots by one number costs a quarter of what it costs by
-- names. A store's whole days follow each other without a gap.
kitchens as (
  select
    c.store_id, i.item_id, c.days_version, i.added, d.first_day, d.last_day,
    cast(row_number() over (order by c.store_id, i.item_id) as integer) * 1024 as kitchen
  from changed c
  cross join STAGING.STG_MENU_ITEMS i
  left join (
    select store_id, min(sale_date) as first_day, max(sale_date) as last_day
    from INTERMEDIATE.STORE_DAYS
    group by store_id
  ) d on d.store_id = c.store_id
),
item_days as (
  select d.store_id, i.item_id, d.day_of_week, count(*) as sample_size
  from INTERMEDIATE.STORE_DAYS d
  join changed c on c.store_id = d.store_id
  join STAGING.STG_MENU_ITEMS i on d.sale_date >= i.added
  where i.active
  group by d.store_id, i.item_id, d.day_of_week
),
sums as (
  select k.kitchen + r.slot_index as kitchen_slot, cast(sum(r.quantity) as bigint) as units
  from INTERMEDIATE.ROLLING_FEATURES_15MIN r
  join kitchens k on k.store_id = r.store_id and k.item_id = r.item_id
    and r.sale_date >= k.added and r.sale_date >= k.first_day and r.sale_date <= k.last_day
  group by 1
)
select
  s.store_id,
  s.item_id,
  s.slot_index,
  cast(coalesce(u.units, 0) as double precision) / nullif(d.sample_size, 0) as avg_slot_quantity,
  coalesce(d.sample_size, 0) as sample_size,
  coalesce(u.units, 0) as units,
  k.days_version
from STAGING.STG_SELLABLE_SLOTS s
join kitchens k on k.store_id = s.store_id and k.item_id = s.item_id
left join item_days d on d.store_id = s.store_id and d.item_id = s.item_id and d.day_of_week = s.day_of_week
left join sums u on u.kitchen_slot = k.kitchen + s.slot_index
-- depends on MARTS.DAY_TOTALS: the test of both runs with the later one, and this one is made less often
;
