-- from nothing
-- Grain: a store, inactive ones included.
-- Columns: store_id, name, region, level (1 quiet .. 4 busy), timezone, active.
select store_id, name, region, level, timezone, active
from RAW.STORES
;
