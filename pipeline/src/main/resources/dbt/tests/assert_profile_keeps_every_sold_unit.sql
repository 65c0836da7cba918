-- What the profile counts in all is what was sold on whole days in sellable slots: nothing twice, nothing lost.
select p.units, r.units as sold
from (select cast(sum(units) as bigint) as units from {{ ref('time_of_day_profile') }}) p
cross join (
  select cast(sum(f.quantity) as bigint) as units
  from {{ ref('rolling_features_15min') }} f
  join {{ ref('store_days') }} d on d.store_id = f.store_id and d.sale_date = f.sale_date
  join {{ ref('stg_menu_items') }} i on i.item_id = f.item_id and f.sale_date >= i.added
  join {{ ref('stg_sellable_slots') }} s
    on s.store_id = f.store_id and s.item_id = f.item_id and s.slot_index = f.slot_index
) r
where p.units <> r.units
