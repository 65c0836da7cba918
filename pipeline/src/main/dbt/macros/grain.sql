{# The groups of 64 numbers in which some come twice; nothing where unique_grain has no numbers to go by. #}
{% macro unique_grain_suspects(model, columns, number='') -%}
{%- if number and target.type == 'duckdb' -%}
select {{ columns | join(', ') }}, {{ number }} >> 6
  from {{ model }}
  group by {{ columns | join(', ') }}, {{ number }} >> 6
  having count(*) <> bit_count(bit_or(cast(1 as ubigint) << cast({{ number }} & 63 as integer)))
{%- endif %}
{%- endmacro %}
