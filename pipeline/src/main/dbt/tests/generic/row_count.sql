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

{# Of the other's sales, the model has all but the voided ones. #}
{% test rows_less_voids(model, other, corrections) %}
select a.row_count, b.row_count as other_count, c.row_count as void_count
from (select count(*) as row_count from {{ model }}) a
cross join (select count(*) as row_count from {{ other }}) b
cross join (
  select count(*) as row_count
  from {{ other }} e
  join {{ corrections }} v on v.corrects = e.event_id and v.store_id = e.store_id and v.item_id = e.item_id
  where v.quantity = 0
) c
where a.row_count <> b.row_count - c.row_count
{% endtest %}
