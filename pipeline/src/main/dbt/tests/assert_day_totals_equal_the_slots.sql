-- The two ways of adding up the sales and misses agree, in all and not only on average.
select t.sold, f.sold as slots_sold, t.missed, f.missed as slots_missed
from (select sum(sold) as sold, sum(missed) as missed from {{ ref('day_totals') }}) t
cross join (select sum(quantity) as sold, sum(missed) as missed from {{ ref('rolling_features_15min') }}) f
where t.sold <> f.sold or t.missed <> f.missed
