{# The model has at least so many rows. #}
{% test at_least_rows(model, rows) %}
select count(*) as row_count
from {{ model }}
having count(*) < {{ rows }}
{% endtest %}

{# The model has as many rows as the other. #}
{% test equal_rows(model, other) %}
select a.row_count, b.row_count as other_count
from (select count(*) as row_count from {{ model }}) a
cross join (select count(*) as row_count from {{ other }}) b
where a.row_count <> b.row_count
{% endtest %}
