-- from nothing
-- Grain: a store, item, local day and reason with waste.
-- Columns: store_id, item_id, sale_date, reason ('unknown' where none was given), wasted (units), waste_cost (at the
-- item's cost), event_count, load_seq (of the day, see event_days).
with changed as (
  select store_id, sale_date, load_seq from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
) days
),
wasted as (
  select
    e.store_id,
    e.item_id,
    e.sale_date,
    coalesce(e.reason, 'unknown') as reason,
    cast(sum(e.quantity) as bigint) as wasted,
    count(*) as event_count,
    max(c.load_seq) as load_seq
  from STAGING.STG_WASTE_LOG e
  join changed c on c.store_id = e.store_id and c.sale_date = e.sale_date
  group by e.store_id, e.item_id, e.sale_date, coalesce(e.reason, 'unknown')
)
select
  w.store_id,
  w.item_id,
  w.sale_date,
  w.reason,
  w.wasted,
  cast(w.wasted * coalesce(i.cost, 0) as decimal(18, 4)) as waste_cost,
  w.event_count,
  w.load_seq
from wasted w
left join STAGING.STG_MENU_ITEMS i on i.item_id = w.item_id
;
-- what is new
-- Grain: a store, item, local day and reason with waste.
-- Columns: store_id, item_id, sale_date, reason ('unknown' where none was given), wasted (units), waste_cost (at the
-- item's cost), event_count, load_seq (of the day, see event_days).
with changed as (
  select store_id, sale_date, load_seq from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.WASTE_BY_REASON))
) days
),
wasted as (
  select
    e.store_id,
    e.item_id,
    e.sale_date,
    coalesce(e.reason, 'unknown') as reason,
    cast(sum(e.quantity) as bigint) as wasted,
    count(*) as event_count,
    max(c.load_seq) as load_seq
  from STAGING.STG_WASTE_LOG e
  join changed c on c.store_id = e.store_id and c.sale_date = e.sale_date
  where e.created_at >= (select cast(dateadd('day', -1, min(sale_date)) as date) from changed)
  group by e.store_id, e.item_id, e.sale_date, coalesce(e.reason, 'unknown')
)
select
  w.store_id,
  w.item_id,
  w.sale_date,
  w.reason,
  w.wasted,
  cast(w.wasted * coalesce(i.cost, 0) as decimal(18, 4)) as waste_cost,
  w.event_count,
  w.load_seq
from wasted w
left join STAGING.STG_MENU_ITEMS i on i.item_id = w.item_id
;
-- how it is put in
delete from MARTS.WASTE_BY_REASON
where (store_id, sale_date) in (select store_id, sale_date from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.WASTE_BY_REASON))
) changed);
insert into MARTS.WASTE_BY_REASON select * from kitchensync_new_rows
;
