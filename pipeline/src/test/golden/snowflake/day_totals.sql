-- from nothing
-- Grain: a store, item and local day with sales, waste or misses; the day in progress included.
-- Columns: store_id, item_id, sale_date, sold (units), revenue (at the prices paid), wasted (units), waste_cost (at the
-- item's cost), missed (units asked for in vain), load_seq (of the day, see event_days).
with totals as (
  select
    store_id,
    item_id,
    sale_date,
    cast(sum(sold) as bigint) as sold,
    cast(sum(revenue) as decimal(18, 2)) as revenue,
    cast(sum(wasted) as bigint) as wasted,
    cast(sum(missed) as bigint) as missed,
    max(load_seq) as load_seq
  from INTERMEDIATE.ITEM_SLOTS
  where sold + wasted + missed > 0
  group by store_id, item_id, sale_date
)
select
  t.store_id,
  t.item_id,
  t.sale_date,
  t.sold,
  t.revenue,
  t.wasted,
  cast(t.wasted * coalesce(i.cost, 0) as decimal(18, 4)) as waste_cost,
  t.missed,
  t.load_seq
from totals t
left join STAGING.STG_MENU_ITEMS i on i.item_id = t.item_id
-- depends on INTERMEDIATE.EVENT_DAYS for the days that have changed
;
-- what is new
-- Grain: a store, item and local day with sales, waste or misses; the day in progress included.
-- Columns: store_id, item_id, sale_date, sold (units), revenue (at the prices paid), wasted (units), waste_cost (at the
-- item's cost), missed (units asked for in vain), load_seq (of the day, see event_days).
with totals as (
  select
    store_id,
    item_id,
    sale_date,
    cast(sum(sold) as bigint) as sold,
    cast(sum(revenue) as decimal(18, 2)) as revenue,
    cast(sum(wasted) as bigint) as wasted,
    cast(sum(missed) as bigint) as missed,
    max(load_seq) as load_seq
  from INTERMEDIATE.ITEM_SLOTS
  where sold + wasted + missed > 0 and (load_seq > (select coalesce(max(load_seq), 0) from MARTS.DAY_TOTALS))
  group by store_id, item_id, sale_date
)
select
  t.store_id,
  t.item_id,
  t.sale_date,
  t.sold,
  t.revenue,
  t.wasted,
  cast(t.wasted * coalesce(i.cost, 0) as decimal(18, 4)) as waste_cost,
  t.missed,
  t.load_seq
from totals t
left join STAGING.STG_MENU_ITEMS i on i.item_id = t.item_id
-- depends on INTERMEDIATE.EVENT_DAYS for the days that have changed
;
-- how it is put in
delete from MARTS.DAY_TOTALS
where (store_id, sale_date) in (select store_id, sale_date from (
  select store_id, sale_date, load_seq
  from INTERMEDIATE.EVENT_DAYS
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.DAY_TOTALS))
) changed);
insert into MARTS.DAY_TOTALS select * from kitchensync_new_rows
;
