{#
  No two rows agree in all of these columns and, where there is one, in the number. Groups are what costs, and DuckDB
  makes one for 64 numbers that follow each other: as many bits are set as there are rows, or some came twice.
#}
{% test unique_grain(model, columns, number='') %}
{%- set grain = columns | join(', ') %}
{%- set rows = grain ~ ', ' ~ number if number else grain %}
{%- set suspects = unique_grain_suspects(model, columns, number) | trim %}
select {{ rows }}, count(*) as row_count
from {{ model }}
{%- if suspects %}
where ({{ grain }}, {{ number }} >> 6) in (
  {{ suspects }}
)
{%- endif %}
group by {{ rows }}
having count(*) > 1
{% endtest %}
