-- What overrides did, and the week's sums, from indexes that have the numbers themselves: a row of plan_days is a kilobyte.

create function units(quarters smallint[], others smallint[]) returns integer immutable strict parallel safe
return (select coalesce(sum(quarter), 0)::integer from unnest(quarters, others) as pair (quarter, other) where other is not null);

alter table plan_days
  add column with_units integer not null generated always as (units(planned, without)) stored,
  add column without_units integer not null generated always as (units(without)) stored;
drop index plan_days_overridden;
create index plan_days_overridden on plan_days (store_id, day) include (item_id, with_units, without_units) where overridden;
create index plan_days_planned on plan_days (store_id, day) include (item_id, planned_units);
comment on column plan_days.with_units is 'Units to start in the quarters in which an override was followed; the database''s own sum.';
comment on column plan_days.without_units is 'Units that these quarters would have had without it; the database''s own sum.';
