-- What the pages ask for most, without fetching a row from another place of the disk for each number.

-- The queue: what is to be cooked in the next hour and the rest of the day, and what was missed today. An index that has
-- the numbers itself: a store's rows lie among those of all stores. Sales leave it alone, for they change no miss.
create index plan_to_cook on plan (store_id, slot_index) include (item_id, cook_quantity) where cook_quantity > 0;
create index slot_counters_missed on slot_counters (store_id, slot_start) include (item_id, missed) where missed > 0;

-- The plan's page: sums of a week, without taking 96 quarters of every item and day apart each time.

create function units(quarters smallint[]) returns integer immutable strict parallel safe
return (select coalesce(sum(quarter), 0)::integer from unnest(quarters) quarter);

alter table plan_days
  add column planned_units integer not null generated always as (units(planned)) stored,
  add column overridden boolean not null generated always as (array_remove(without, null) <> '{}') stored;
create index plan_days_overridden on plan_days (store_id, day) where overridden;
comment on column plan_days.planned_units is 'Units to start cooking on the day; the database''s own sum.';
comment on column plan_days.overridden is 'Whether an override was followed in any quarter of the day; the database''s own.';
