{# Every correction has its sale or cooked event, of the same store and item; it may still be on its way. #}
{% test names_an_event(model, sales, cooked) %}
select c.event_id
from {{ model }} c
left join {{ sales }} e on e.event_id = c.corrects and e.store_id = c.store_id and e.item_id = c.item_id
left join {{ cooked }} k on k.event_id = c.corrects and k.store_id = c.store_id and k.item_id = c.item_id
where e.event_id is null and k.event_id is null
{% endtest %}
