{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='store_id') }}
-- Grain: a store, inactive ones included.
-- Columns: store_id, days_version (grows with every whole day of the store that is new or has changed).
-- What is made of whole days alone follows this table: it changes once in a while, ITEM_SLOTS with every sale.
with versions as (
  select s.store_id, cast(coalesce(sum(coalesce(e.load_seq, 0) + 1), 0) as bigint) as days_version
  from {{ ref('stg_stores') }} s
  left join {{ ref('store_days') }} d on d.store_id = s.store_id
  left join {{ ref('event_days') }} e on e.store_id = d.store_id and e.sale_date = d.sale_date
  group by s.store_id
)
select store_id, days_version
from versions
{%- if is_incremental() %}
where (store_id, days_version) not in (select store_id, days_version from {{ this }})
{%- endif %}
