{{ config(materialized='view') }}
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
from {{ ref('forecast_hours') }}
where sale_date > (select {{ days_from('max(sale_date)', -56) }} from {{ ref('forecast_hours') }})
group by item_id, hour, model_version
