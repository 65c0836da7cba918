{# Rows of whole numbers n from 0 to count - 1. #}
{% macro numbers(count) -%}
{% if target.type == 'snowflake' -%}
(select row_number() over (order by 1) - 1 as n from table(generator(rowcount => {{ count }})))
{%- else -%}
(select cast(range as integer) as n from range({{ count }}))
{%- endif %}
{%- endmacro %}
