-- from nothing
-- Grain: an item, hour of the day and model version, over all stores and the newest eight weeks of forecast_hours: older
-- forecasts are not kept, so that older hours would go when that table is made anew.
-- Columns: item_id, hour (0..23), model_version, hours (a store and day each), forecast (units), actual (units sold and
-- units missed), wape (sum of the absolute errors of the hours / actual), bias ((forecast - actual) / actual),
-- poisson_deviance (mean of the hours', lower is better). wape and bias are null where nothing was asked for.
select
  item_id,
  hour,
  model_version,
  count(*) as hours,
  cast(sum(forecast) as decimal(18, 6)) as forecast,
  cast(sum(actual) as bigint) as actual,
  cast(sum(absolute_error) as double precision) / nullif(sum(actual), 0) as wape,
  cast(sum(forecast) - sum(actual) as double precision) / nullif(sum(actual), 0) as bias,
  cast(sum(deviance) as double precision) / count(*) as poisson_deviance
from INTERMEDIATE.FORECAST_HOURS
where sale_date > (select cast(dateadd('day', -56, max(sale_date)) as date) from INTERMEDIATE.FORECAST_HOURS)
group by item_id, hour, model_version
;
