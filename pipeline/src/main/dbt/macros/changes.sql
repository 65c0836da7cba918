{#
  The store days that a model has to make anew: those with an event, late or corrected ones too, that came after the
  newest event counted in the model so far. All of them when the model is made from nothing.
#}
{% macro changed_days() -%}
(
  select store_id, sale_date, load_seq
  from {{ ref('event_days') }}
  {%- if is_incremental() %}
  where {{ is_new() }}
  {%- endif %}
)
{%- endmacro %}

{# Whether a row is of a day that has to be made anew: it is not counted yet, or the run is asked to redo its day. #}
{% macro is_new() -%}
(load_seq > {{ counted_to() }}
  {%- if var('from') %} or sale_date between cast('{{ var('from') }}' as date) and cast('{{ var('to') }}' as date){% endif %})
{%- endmacro %}

{# The load_seq of the newest event that is counted in the model. #}
{% macro counted_to() -%}
(select coalesce(max(load_seq), 0) from {{ this }})
{%- endmacro %}

{#
  The incremental strategy of models whose grain includes store_id and sale_date: the changed days are dropped, those
  too of which nothing is left because everything was voided, and the new rows of those days are put in.
#}
{% macro get_incremental_changed_days_sql(arg_dict) -%}
delete from {{ arg_dict['target_relation'] }}
where (store_id, sale_date) in (select store_id, sale_date from {{ changed_days() }} changed);
insert into {{ arg_dict['target_relation'] }} select * from {{ arg_dict['temp_relation'] }}
{%- endmacro %}

{# The store days that have changed, with so many days before and after each, be there events on them or not. #}
{% macro near_changed_days(before, after) -%}
(
  select store_id, {{ days_from('sale_date', 'near.n - ' ~ before) }}
  from {{ ref('event_days') }} changed
  cross join {{ numbers(before + 1 + after) }} near
  where {{ is_new() }}
)
{%- endmacro %}

{# The same, and the last day with events before each that has changed, which may be longer ago. #}
{% macro near_changed_days_and_last(before, after) -%}
(
  select * from {{ near_changed_days(before, after) }} near_days
  union all
  select store_id, day_before
  from (
    select store_id, sale_date, load_seq, lag(sale_date) over (partition by store_id order by sale_date) as day_before
    from {{ ref('event_days') }}
  ) days
  where {{ is_new() }} and day_before is not null
)
{%- endmacro %}

{#
  The store days of which the day itself, or one of so many days before and after it, has changed, with the newest
  load_seq of all of these: for what happens across midnight. near says where these days are among all.
#}
{% macro changed_around(before, after, near) -%}
(
  select d.store_id, d.sale_date, max(e.load_seq) as load_seq
  from {{ ref('event_days') }} d
  join {{ ref('event_days') }} e
    on e.store_id = d.store_id and e.sale_date between {{ days_from('d.sale_date', '-' ~ before) }} and {{ days_from('d.sale_date', after) }}
  {%- if is_incremental() %}
  where (d.store_id, d.sale_date) in {{ near }}
  {%- endif %}
  group by d.store_id, d.sale_date
)
{%- endmacro %}

{# The store days of which the day itself, the day after it or one of the two before it has changed. #}
{% macro changed_neighbours() -%}
{{ changed_around(2, 1, near_changed_days_and_last(1, 2)) }}
{%- endmacro %}

{# The strategy changed_days for models that are made of changed_neighbours. #}
{% macro get_incremental_changed_neighbours_sql(arg_dict) -%}
delete from {{ arg_dict['target_relation'] }}
where (store_id, sale_date) in {{ near_changed_days_and_last(1, 2) }};
insert into {{ arg_dict['target_relation'] }} select * from {{ arg_dict['temp_relation'] }}
{%- endmacro %}

{# The store days of which the day itself, one of the two after it or of the three before it has changed. #}
{% macro changed_nights() -%}
{{ changed_around(3, 2, near_changed_days(2, 3)) }}
{%- endmacro %}

{# The strategy changed_days for models that are made of changed_nights. #}
{% macro get_incremental_changed_nights_sql(arg_dict) -%}
delete from {{ arg_dict['target_relation'] }}
where (store_id, sale_date) in {{ near_changed_days(2, 3) }};
insert into {{ arg_dict['target_relation'] }} select * from {{ arg_dict['temp_relation'] }}
{%- endmacro %}

{#
  The stores whose whole days are not those that the model, which has their days_version, was made of; all of them when
  the run is asked to redo days.
#}
{% macro changed_stores() -%}
(
  select store_id, days_version
  from {{ ref('store_versions') }}
  {%- if is_incremental() and not var('from') %}
  where (store_id, days_version) not in (select distinct store_id, days_version from {{ this }})
  {%- endif %}
)
{%- endmacro %}

{#
  The store, item and time (UTC) of what these tables of RAW have that came after the newest event counted in the model;
  of a correction, which may be of any sale, a time before all others.
#}
{% macro new_lines(tables) -%}
(
  {%- for table in tables %}
  select store_id, item_id, created_at as happened_at from {{ source('raw', table) }} where load_seq > {{ counted_to() }}
  union all
  {%- endfor %}
  select store_id, item_id, cast('1970-01-01' as timestamp) from {{ source('raw', 'sale_corrections') }}
  where load_seq > {{ counted_to() }}
)
{%- endmacro %}
