-- from nothing
-- Grain: a store, item, local day, hour and model version for which there was a forecast. Only slots of which the store
-- has reported: those before its last event of the day; all, when there are events of a later day.
-- Columns: store_id, item_id, sale_date, hour (0..23), model_version, slots (of the hour, forecast and over), forecast
-- (units), actual (units sold and units missed), absolute_error, deviance (Poisson's, of the hour: twice
-- y ln(y / m) - y + m with y actual and the forecast m no less than 0.01 a slot; McCullagh and Nelder, Generalized
-- Linear Models, 2.3.1), load_seq (of the days around it, see changed_neighbours).
-- Decimals, so that sums do not depend on the order of adding.
with made as (
  select store_id, sale_date, load_seq from (
  select d.store_id, d.sale_date, max(e.load_seq) as load_seq
  from INTERMEDIATE.EVENT_DAYS d
  join INTERMEDIATE.EVENT_DAYS e
    on e.store_id = d.store_id and e.sale_date between cast(dateadd('day', -2, d.sale_date) as date) and cast(dateadd('day', 1, d.sale_date) as date)
  group by d.store_id, d.sale_date
) days
),
newest as (
  select store_id, max(sale_date) as sale_date from INTERMEDIATE.EVENT_DAYS group by store_id
),
reported as (
  select
    m.store_id, m.sale_date, m.load_seq,
    case
      when m.sale_date < n.sale_date then 96
      else cast(extract(hour from convert_timezone('UTC', s.timezone, e.newest_at)) * 4 + floor(extract(minute from convert_timezone('UTC', s.timezone, e.newest_at)) / 15) as integer)
    end as slots
  from made m
  join INTERMEDIATE.EVENT_DAYS e on e.store_id = m.store_id and e.sale_date = m.sale_date
  join STAGING.STG_STORES s on s.store_id = m.store_id
  join newest n on n.store_id = m.store_id
),
scored as (
  select
    f.store_id, f.item_id, f.sale_date, f.slot_index, f.model_version,
    cast(f.predicted_units as decimal(18, 6)) as forecast, r.load_seq
  from RAW.FORECASTS f
  join reported r on r.store_id = f.store_id and r.sale_date = f.sale_date and mod(f.slot_index, 96) < r.slots
  join STAGING.STG_MENU_ITEMS i on i.item_id = f.item_id and f.sale_date >= i.added
),
counted as (
  select store_id, item_id, sale_date, slot_index, sold, missed
  from INTERMEDIATE.ITEM_SLOTS
  -- Otherwise all of them are hashed for the join.
  where sale_date >= (select min(sale_date) from scored)
),
hours as (
  select
    f.store_id, f.item_id, f.sale_date, cast(floor(mod(f.slot_index, 96) / 4) as integer) as hour, f.model_version,
    count(*) as slots,
    cast(sum(f.forecast) as decimal(18, 6)) as forecast,
    cast(coalesce(sum(s.sold + s.missed), 0) as bigint) as actual,
    max(f.load_seq) as load_seq
  from scored f
  left join counted s
    on s.store_id = f.store_id and s.item_id = f.item_id and s.sale_date = f.sale_date and s.slot_index = f.slot_index
  group by 1, 2, 3, 4, 5
),
means as (
  select *, greatest(cast(forecast as double precision), 0.01 * slots) as m
  from hours
)
select
  store_id, item_id, sale_date, hour, model_version, slots, forecast, actual,
  cast(abs(forecast - actual) as decimal(18, 6)) as absolute_error,
  cast(2 * (case when actual > 0 then actual * ln(actual / m) else 0 end - actual + m) as decimal(18, 6)) as deviance,
  load_seq
from means
;
-- what is new
-- Grain: a store, item, local day, hour and model version for which there was a forecast. Only slots of which the store
-- has reported: those before its last event of the day; all, when there are events of a later day.
-- Columns: store_id, item_id, sale_date, hour (0..23), model_version, slots (of the hour, forecast and over), forecast
-- (units), actual (units sold and units missed), absolute_error, deviance (Poisson's, of the hour: twice
-- y ln(y / m) - y + m with y actual and the forecast m no less than 0.01 a slot; McCullagh and Nelder, Generalized
-- Linear Models, 2.3.1), load_seq (of the days around it, see changed_neighbours).
-- Decimals, so that sums do not depend on the order of adding.
with made as (
  select store_id, sale_date, load_seq from (
  select d.store_id, d.sale_date, max(e.load_seq) as load_seq
  from INTERMEDIATE.EVENT_DAYS d
  join INTERMEDIATE.EVENT_DAYS e
    on e.store_id = d.store_id and e.sale_date between cast(dateadd('day', -2, d.sale_date) as date) and cast(dateadd('day', 1, d.sale_date) as date)
  where (d.store_id, d.sale_date) in (
  select * from (
  select store_id, cast(dateadd('day', near.n - 1, sale_date) as date)
  from INTERMEDIATE.EVENT_DAYS changed
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 4))) near
  where (load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.FORECAST_HOURS))
) near_days
  union all
  select store_id, day_before
  from (
    select store_id, sale_date, load_seq, lag(sale_date) over (partition by store_id order by sale_date) as day_before
    from INTERMEDIATE.EVENT_DAYS
  ) days
  where (load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.FORECAST_HOURS)) and day_before is not null
)
  group by d.store_id, d.sale_date
) days
),
newest as (
  select store_id, max(sale_date) as sale_date from INTERMEDIATE.EVENT_DAYS group by store_id
),
reported as (
  select
    m.store_id, m.sale_date, m.load_seq,
    case
      when m.sale_date < n.sale_date then 96
      else cast(extract(hour from convert_timezone('UTC', s.timezone, e.newest_at)) * 4 + floor(extract(minute from convert_timezone('UTC', s.timezone, e.newest_at)) / 15) as integer)
    end as slots
  from made m
  join INTERMEDIATE.EVENT_DAYS e on e.store_id = m.store_id and e.sale_date = m.sale_date
  join STAGING.STG_STORES s on s.store_id = m.store_id
  join newest n on n.store_id = m.store_id
),
scored as (
  select
    f.store_id, f.item_id, f.sale_date, f.slot_index, f.model_version,
    cast(f.predicted_units as decimal(18, 6)) as forecast, r.load_seq
  from RAW.FORECASTS f
  join reported r on r.store_id = f.store_id and r.sale_date = f.sale_date and mod(f.slot_index, 96) < r.slots
  join STAGING.STG_MENU_ITEMS i on i.item_id = f.item_id and f.sale_date >= i.added
  -- Otherwise all forecasts are joined with the menu first.
  where f.sale_date >= (select min(sale_date) from made) and f.sale_date <= (select max(sale_date) from made)
),
counted as (
  select store_id, item_id, sale_date, slot_index, sold, missed
  from INTERMEDIATE.ITEM_SLOTS
  -- Otherwise all of them are hashed for the join.
  where sale_date >= (select min(sale_date) from scored)
),
hours as (
  select
    f.store_id, f.item_id, f.sale_date, cast(floor(mod(f.slot_index, 96) / 4) as integer) as hour, f.model_version,
    count(*) as slots,
    cast(sum(f.forecast) as decimal(18, 6)) as forecast,
    cast(coalesce(sum(s.sold + s.missed), 0) as bigint) as actual,
    max(f.load_seq) as load_seq
  from scored f
  left join counted s
    on s.store_id = f.store_id and s.item_id = f.item_id and s.sale_date = f.sale_date and s.slot_index = f.slot_index
  group by 1, 2, 3, 4, 5
),
means as (
  select *, greatest(cast(forecast as double precision), 0.01 * slots) as m
  from hours
)
select
  store_id, item_id, sale_date, hour, model_version, slots, forecast, actual,
  cast(abs(forecast - actual) as decimal(18, 6)) as absolute_error,
  cast(2 * (case when actual > 0 then actual * ln(actual / m) else 0 end - actual + m) as decimal(18, 6)) as deviance,
  load_seq
from means
;
-- how it is put in
delete from INTERMEDIATE.FORECAST_HOURS
where (store_id, sale_date) in (
  select * from (
  select store_id, cast(dateadd('day', near.n - 1, sale_date) as date)
  from INTERMEDIATE.EVENT_DAYS changed
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 4))) near
  where (load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.FORECAST_HOURS))
) near_days
  union all
  select store_id, day_before
  from (
    select store_id, sale_date, load_seq, lag(sale_date) over (partition by store_id order by sale_date) as day_before
    from INTERMEDIATE.EVENT_DAYS
  ) days
  where (load_seq > (select coalesce(max(load_seq), 0) from INTERMEDIATE.FORECAST_HOURS)) and day_before is not null
);
insert into INTERMEDIATE.FORECAST_HOURS select * from kitchensync_new_rows
;
