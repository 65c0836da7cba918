-- The live counters of one store, counted again from its events; one row per item and slot where they differ.
-- %1$s is the store's schema, %2$s its id. Slots begin at whole quarters of an hour in every time zone of the chain.
with last_correction as (
  select distinct on (corrects) corrects, item_id, quantity
  from %1$s.events where type = 'correction'
  order by corrects, seq desc
), counted as (
  select e.item_id, date_bin('15 minutes', e.created_at, 'epoch') as slot_start,
    sum(case when e.type = 'sale' then coalesce(c.quantity, e.quantity) else 0 end) as sold,
    sum(case when e.type = 'stockout' then e.quantity else 0 end) as missed,
    sum(case when e.type = 'waste' then e.quantity else 0 end) as wasted
  from %1$s.events e
  left join last_correction c on e.type = 'sale' and c.corrects = e.event_id and c.item_id = e.item_id
  group by 1, 2
), live as (
  select item_id, slot_start, sold, missed, wasted from serving.slot_counters where store_id = '%2$s'
)
select coalesce(c.item_id, l.item_id) || ' ' || coalesce(c.slot_start, l.slot_start) || ': counted '
  || coalesce(c.sold, 0) || '/' || coalesce(c.missed, 0) || '/' || coalesce(c.wasted, 0) || ', live '
  || coalesce(l.sold, 0) || '/' || coalesce(l.missed, 0) || '/' || coalesce(l.wasted, 0)
from counted c full join live l using (item_id, slot_start)
where (coalesce(c.sold, 0), coalesce(c.missed, 0), coalesce(c.wasted, 0))
  <> (coalesce(l.sold, 0), coalesce(l.missed, 0), coalesce(l.wasted, 0))
