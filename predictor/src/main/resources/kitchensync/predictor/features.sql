-- Features of demand, for training and for serving alike.
-- Grain: a store, item, sellable slot and target day. Training asks for a block of past days; block -1 is the coming
-- week, with sale_date null and a row a slot.
-- History is cut into blocks of days, counted back from the newest whole day (block 0). Every feature of a block uses
-- only whole days of older blocks. Two parameters: the target block, and the days in a block.
-- All sums are of whole numbers and come before any division, so that results do not depend on the order of adding.
-- tod is the slot of the day, 0..95; demand is units sold and units missed.
with param as (
  select cast(? as integer) as target, cast(? as integer) as block_days
),
days as (
  select d.store_id, d.sale_date, d.day_of_week,
         cast(floor(datediff('day', d.sale_date, (select max(sale_date) from INTERMEDIATE.STORE_DAYS)) / p.block_days) as integer) as block
  from INTERMEDIATE.STORE_DAYS d cross join param p
),
known_days as (
  select store_id, sale_date, day_of_week from days where block > (select target from param)
),
cells as (
  select s.store_id, s.item_id, s.slot_index, s.slot_index - 96 * s.day_of_week as tod, s.day_of_week, s.hour, s.minute, m.category, m.added
  from STAGING.STG_SELLABLE_SLOTS s join STAGING.STG_MENU_ITEMS m on m.item_id = s.item_id
),
slots_of_day as (
  select distinct store_id, item_id, category, added, tod from cells
),
known as (
  select f.store_id, f.item_id, f.sale_date, d.day_of_week, f.slot_index, f.slot_index - 96 * d.day_of_week as tod,
         f.quantity + f.missed as demand
  from INTERMEDIATE.ROLLING_FEATURES_15MIN f
  join known_days d on d.store_id = f.store_id and d.sale_date = f.sale_date
),
-- What each store, item and slot of the week asked for.
cell_units as (
  select store_id, item_id, slot_index, day_of_week, tod, sum(demand) as units from known group by 1, 2, 3, 4, 5
),
item_tod_units as (
  select store_id, item_id, tod, sum(units) as units from cell_units group by 1, 2, 3
),
item_units as (
  select store_id, item_id, sum(units) as units from cell_units group by 1, 2
),
store_tod_units as (
  select store_id, tod, sum(units) as units from item_tod_units group by 1, 2
),
-- On how many known days it was on the menu.
store_items as (
  select store_id, item_id, category, added, count(*) as slots_a_day from slots_of_day group by 1, 2, 3, 4
),
item_dow_days as (
  select i.store_id, i.item_id, d.day_of_week, count(*) as days, max(d.sale_date) as last_day
  from store_items i join known_days d on d.store_id = i.store_id and d.sale_date >= i.added
  group by 1, 2, 3
),
item_days as (
  select store_id, item_id, sum(days) as days from item_dow_days group by 1, 2
),
store_days as (
  select store_id, count(*) as days from known_days group by 1
),
last_week as (
  select k.store_id, k.item_id, k.slot_index, k.demand as units
  from known k
  join item_dow_days d
    on d.store_id = k.store_id and d.item_id = k.item_id and d.day_of_week = k.day_of_week and d.last_day = k.sale_date
),
-- The chain: an item's share of what customers take at that time of day, since the item is on the menu.
open_tods as (
  select distinct store_id, tod from slots_of_day
),
day_tod as (
  select sale_date, tod, sum(demand) as units from known group by 1, 2
),
since_added as (
  select a.added, t.tod, sum(t.units) as units
  from (select distinct added from store_items) a join day_tod t on t.sale_date >= a.added
  group by 1, 2
),
chain_item_tod as (
  select i.item_id, i.tod, sum(u.units) as units
  from slots_of_day i join item_tod_units u on u.store_id = i.store_id and u.item_id = i.item_id and u.tod = i.tod
  group by 1, 2
),
chain_tod as (
  select o.tod, sum(u.units) as units, sum(s.days) as store_days
  from open_tods o join store_days s on s.store_id = o.store_id
  left join store_tod_units u on u.store_id = o.store_id and u.tod = o.tod
  group by 1
),
level_tod as (
  select st.level, o.tod, sum(u.units) as units, sum(s.days) as store_days
  from open_tods o join store_days s on s.store_id = o.store_id join STAGING.STG_STORES st on st.store_id = o.store_id
  left join store_tod_units u on u.store_id = o.store_id and u.tod = o.tod
  group by 1, 2
),
category_tod as (
  select i.category, i.tod, sum(u.units) as units, sum(d.days) as item_days
  from slots_of_day i join item_days d on d.store_id = i.store_id and d.item_id = i.item_id
  left join item_tod_units u on u.store_id = i.store_id and u.item_id = i.item_id and u.tod = i.tod
  group by 1, 2
),
all_items_tod as (
  select tod, sum(units) as units, sum(item_days) as item_days from category_tod group by 1
),
-- The chain's week: a weekday against the average day.
dow_units as (
  select day_of_week, sum(units) as units from cell_units group by 1
),
dow_days as (
  select day_of_week, count(*) as days from known_days group by 1
),
weekday as (
  select d.day_of_week,
         cast(u.units as double) / d.days / (cast((select sum(units) from dow_units) as double) / (select sum(days) from dow_days)) as factor
  from dow_days d join dow_units u on u.day_of_week = d.day_of_week
  where u.units > 0
),
-- The chain's demand for an item in a slot of the week, and the traffic of the stores that sell it then.
chain_slot as (
  select item_id, slot_index, sum(units) as units from cell_units group by 1, 2
),
chain_traffic as (
  select i.item_id, i.tod, sum(u.units) as units
  from slots_of_day i join store_tod_units u on u.store_id = i.store_id and u.tod = i.tod
  group by 1, 2
),
-- Everything that does not depend on the weekday.
by_tod as (
  select s.store_id, s.item_id, s.tod,
         id.days as item_days,
         iu.units as item_units,
         si.slots_a_day,
         itu.units as item_tod_units,
         coalesce(stu.units, 0) as store_tod_units,
         sd.days as store_days,
         ct.units as traffic_units,
         coalesce(
           cast(coalesce(stu.units, 0) as double) / sd.days,
           cast(coalesce(lt.units, 0) as double) / lt.store_days,
           cast(coalesce(ch.units, 0) as double) / ch.store_days,
           0) as store_tod_mean,
         coalesce(cast(coalesce(cit.units, 0) as double) / nullif(case when id.days > 0 then sa.units end, 0), 0) as item_share,
         coalesce(
           cast(cat.units as double) / nullif(cat.item_days, 0),
           cast(al.units as double) / nullif(al.item_days, 0),
           0) / nullif(cast(ch.units as double) / nullif(ch.store_days, 0), 0) as category_share
  from slots_of_day s
  join store_items si on si.store_id = s.store_id and si.item_id = s.item_id
  join STAGING.STG_STORES st on st.store_id = s.store_id
  left join item_days id on id.store_id = s.store_id and id.item_id = s.item_id
  left join item_units iu on iu.store_id = s.store_id and iu.item_id = s.item_id
  left join item_tod_units itu on itu.store_id = s.store_id and itu.item_id = s.item_id and itu.tod = s.tod
  left join store_tod_units stu on stu.store_id = s.store_id and stu.tod = s.tod
  left join store_days sd on sd.store_id = s.store_id
  left join chain_traffic ct on ct.item_id = s.item_id and ct.tod = s.tod
  left join level_tod lt on lt.level = st.level and lt.tod = s.tod
  left join chain_tod ch on ch.tod = s.tod
  left join chain_item_tod cit on cit.item_id = s.item_id and cit.tod = s.tod
  left join since_added sa on sa.added = s.added and sa.tod = s.tod
  left join category_tod cat on cat.category = s.category and cat.tod = s.tod
  left join all_items_tod al on al.tod = s.tod
),
target_days as (
  select store_id, sale_date, day_of_week from days where block = (select target from param)
  union all
  select distinct store_id, cast(null as date) as sale_date, day_of_week from cells where (select target from param) = -1
),
estimates as (
  select c.store_id, c.item_id, c.slot_index, t.sale_date, c.day_of_week, c.hour, c.minute, b.tod,
         coalesce(d.days, 0) as sample_size,
         coalesce(b.item_days, 0) as item_days,
         coalesce(b.store_days, 0) as store_days,
         cast(coalesce(u.units, 0) as double) / nullif(d.days, 0) as cell_mean,
         cast(case when d.days > 0 then coalesce(lw.units, 0) end as double) as last_week,
         cast(coalesce(b.item_tod_units, 0) as double) / nullif(b.item_days, 0) as item_tod_mean,
         cast(coalesce(b.item_units, 0) as double) / nullif(b.item_days * b.slots_a_day, 0) as item_mean,
         cast(coalesce(cs.units, 0) as double) * b.store_tod_units / nullif(b.traffic_units, 0) / nullif(d.days, 0) as scaled_profile,
         b.store_tod_mean * coalesce(w.factor, 1) as store_slot_mean,
         coalesce(b.category_share, 0) * b.store_tod_mean * coalesce(w.factor, 1) as category_estimate,
         b.item_share,
         b.item_share * b.store_tod_mean * coalesce(w.factor, 1) as share_estimate,
         cast(case when sd.item_id is null or m.sale_price is null then m.price else m.sale_price end as double) as price,
         case when sd.item_id is null then 0 else 1 end as on_sale
  from cells c
  join target_days t on t.store_id = c.store_id and t.day_of_week = c.day_of_week and (t.sale_date is null or t.sale_date >= c.added)
  join by_tod b on b.store_id = c.store_id and b.item_id = c.item_id and b.tod = c.tod
  join STAGING.STG_MENU_ITEMS m on m.item_id = c.item_id
  left join RAW.SALE_DAYS sd on sd.item_id = c.item_id and sd.day_of_week = c.day_of_week
  left join weekday w on w.day_of_week = c.day_of_week
  left join item_dow_days d on d.store_id = c.store_id and d.item_id = c.item_id and d.day_of_week = c.day_of_week
  left join cell_units u on u.store_id = c.store_id and u.item_id = c.item_id and u.slot_index = c.slot_index
  left join last_week lw on lw.store_id = c.store_id and lw.item_id = c.item_id and lw.slot_index = c.slot_index
  left join chain_slot cs on cs.item_id = c.item_id and cs.slot_index = c.slot_index
)
select e.store_id, e.item_id, e.slot_index,
       e.sample_size, e.item_days, e.store_days,
       coalesce(f.quantity + f.missed, 0) as demand,
       cast(coalesce(e.cell_mean, e.item_tod_mean, e.category_estimate) as real) as cell_mean,
       cast(coalesce(e.last_week, e.cell_mean, e.item_tod_mean, e.category_estimate) as real) as last_week,
       cast(coalesce(e.item_tod_mean, e.category_estimate) as real) as item_tod_mean,
       cast(coalesce(e.item_mean, e.category_estimate) as real) as item_mean,
       cast(coalesce(e.scaled_profile, e.category_estimate) as real) as scaled_profile,
       cast(e.store_slot_mean as real) as store_slot_mean,
       cast(e.category_estimate as real) as category_estimate,
       cast(e.item_share as real) as item_share,
       cast(e.share_estimate as real) as share_estimate,
       cast(e.sample_size as real) as known_days,
       cast(e.hour as real) as hour_of_day,
       cast(e.minute as real) as minute_of_hour,
       cast(e.day_of_week as real) as weekday,
       cast(case when e.day_of_week >= 5 then 1 else 0 end as real) as is_weekend,
       cast(e.price as real) as price,
       cast(e.on_sale as real) as on_sale
from estimates e
left join INTERMEDIATE.ROLLING_FEATURES_15MIN f
  on f.store_id = e.store_id and f.item_id = e.item_id and f.sale_date = e.sale_date and f.slot_index = e.slot_index
order by e.store_id, e.item_id, e.sale_date, e.slot_index
