-- from nothing
-- Grain: a store, inactive ones included.
-- Columns: store_id, days_version (grows with every whole day of the store that is new or has changed).
-- What is made of whole days alone follows this table: it changes once in a while, ITEM_SLOTS with every sale.
with versions as (
  select s.store_id, cast(coalesce(sum(coalesce(e.load_seq, 0) + 1), 0) as bigint) as days_version
  from STAGING.STG_STORES s
  left join INTERMEDIATE.STORE_DAYS d on d.store_id = s.store_id
  left join INTERMEDIATE.EVENT_DAYS e on e.store_id = d.store_id and e.sale_date = d.sale_date
  group by s.store_id
)
select store_id, days_version
from versions
;
-- what is new
-- Grain: a store, inactive ones included.
-- Columns: store_id, days_version (grows with every whole day of the store that is new or has changed).
-- What is made of whole days alone follows this table: it changes once in a while, ITEM_SLOTS with every sale.
with versions as (
  select s.store_id, cast(coalesce(sum(coalesce(e.load_seq, 0) + 1), 0) as bigint) as days_version
  from STAGING.STG_STORES s
  left join INTERMEDIATE.STORE_DAYS d on d.store_id = s.store_id
  left join INTERMEDIATE.EVENT_DAYS e on e.store_id = d.store_id and e.sale_date = d.sale_date
  group by s.store_id
)
select store_id, days_version
from versions
where (store_id, days_version) not in (select store_id, days_version from INTERMEDIATE.STORE_VERSIONS)
;
