-- from nothing
-- Grain: a store and local day of which something is known beside sales.
-- Columns: store_id, day, temp_f (degrees Fahrenheit), precip (1 with rain or snow), holiday (its name; null on other days).
-- What is said of a region counts before what is said of all.
select
  s.store_id,
  d.day,
  coalesce(max(case when d.region is not null then d.temp_f end), max(d.temp_f)) as temp_f,
  coalesce(max(case when d.region is not null then d.precip end), max(d.precip)) as precip,
  coalesce(max(case when d.region is not null then d.holiday end), max(d.holiday)) as holiday
from STAGING.STG_STORES s
join RAW.DAYS d on d.region is null or d.region = s.region
group by s.store_id, d.day
;
