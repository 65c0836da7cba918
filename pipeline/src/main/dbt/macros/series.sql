{# Rows of whole numbers n from 0 to count - 1. #}
{% macro numbers(count) -%}
{% if target.type == 'snowflake' -%}
(select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => {{ count }})))
{%- else -%}
(select cast(range as integer) as n from range({{ count }}))
{%- endif %}
{%- endmacro %}
