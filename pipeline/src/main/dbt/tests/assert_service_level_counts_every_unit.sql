-- The hours of a day add up to the day.
select h.sold, t.sold as day_sold, h.missed, t.missed as day_missed
from (select sum(sold) as sold, sum(missed) as missed from {{ ref('service_level') }}) h
cross join (select sum(sold) as sold, sum(missed) as missed from {{ ref('day_totals') }}) t
where h.sold <> t.sold or h.missed <> t.missed
