{# Every correction has its sale, of the same store and item; it may still be on its way. #}
{% test names_a_sale(model, sales) %}
select c.event_id
from {{ model }} c
left join {{ sales }} e on e.event_id = c.corrects and e.store_id = c.store_id and e.item_id = c.item_id
where e.event_id is null
{% endtest %}
