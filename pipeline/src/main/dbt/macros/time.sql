{# The store's own clock for a UTC timestamp without zone, right across DST changes. #}
{% macro local_time(utc, timezone) -%}
{% if target.type == 'snowflake' -%}
convert_timezone('UTC', {{ timezone }}, {{ utc }})
{%- else -%}
(({{ utc }} at time zone 'UTC') at time zone {{ timezone }})
{%- endif %}
{%- endmacro %}

{# Monday = 0. #}
{% macro day_of_week(local) -%}
{% if target.type == 'snowflake' -%}
(dayofweekiso({{ local }}) - 1)
{%- else -%}
cast(extract(isodow from {{ local }}) - 1 as integer)
{%- endif %}
{%- endmacro %}

{# The columns that every staged event gets from its local time: day, quarter hour and slot of the week. #}
{% macro slot_columns(local) -%}
  cast({{ local }} as date) as sale_date,
  cast(extract(hour from {{ local }}) as integer) as hour,
  cast(floor(extract(minute from {{ local }}) / 15) * 15 as integer) as minute,
  {{ day_of_week(local) }} as day_of_week,
  cast({{ day_of_week(local) }} * 96 + extract(hour from {{ local }}) * 4
    + floor(extract(minute from {{ local }}) / 15) as integer) as slot_index
{%- endmacro %}

{#
  The number of the quarter hour that a UTC timestamp is in: quarters since 1970. All zones are whole quarters away from
  UTC, so it is one locally too.
#}
{% macro quarter_number(timestamp) -%}
{% if target.type == 'snowflake' -%}
cast(floor(datediff('minute', cast('1970-01-01' as timestamp), {{ timestamp }}) / 15) as integer)
{%- else -%}
cast(epoch_us({{ timestamp }}) // 900000000 as integer)
{%- endif %}
{%- endmacro %}

{# The UTC time at which a day begins, some days from a date. #}
{% macro days_from(date, days) -%}
{% if target.type == 'snowflake' -%}
cast(dateadd('day', {{ days }}, {{ date }}) as date)
{%- else -%}
({{ date }} + ({{ days }}))
{%- endif %}
{%- endmacro %}

{# A timestamp some minutes later. #}
{% macro minutes_after(timestamp, minutes) -%}
{% if target.type == 'snowflake' -%}
dateadd('minute', {{ minutes }}, {{ timestamp }})
{%- else -%}
({{ timestamp }} + to_minutes({{ minutes }}))
{%- endif %}
{%- endmacro %}

{# The slot of the day, 0..95, of a local timestamp. #}
{% macro slot_of_day(local) -%}
cast(extract(hour from {{ local }}) * 4 + floor(extract(minute from {{ local }}) / 15) as integer)
{%- endmacro %}

{# The number of a date: days since 1970. #}
{% macro day_number(date) -%}
cast({{ date }} - cast('1970-01-01' as date) as bigint)
{%- endmacro %}

{#
  The number of the day, from four in the morning to four, of a numbered slot (day_number * 96 + slot_of_day): what is
  thrown away is counted by such days, because at four the least lies about that has expired.
#}
{% macro waste_day(slot) -%}
cast(floor(({{ slot }} - 16) / 96) as bigint)
{%- endmacro %}
