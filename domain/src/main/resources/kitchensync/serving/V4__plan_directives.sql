-- What managers say about the plan, and what the plan would have been without it.

alter table plan add column expected_gain double precision not null default 0;
alter table plan add column without_override integer;
comment on column plan.expected_gain is 'Expected profit of starting these units rather than none, in the catalogue''s money.';
comment on column plan.without_override is 'Units that would have been wanted without the override that was followed; null without one.';

create table plan_overrides (
  id       bigint      generated always as identity primary key,
  store_id text,
  item_id  text,
  kind     text        not null check (kind in ('more', 'less', 'never')),
  percent  integer     not null,
  reason   text        not null,
  who      text        not null,
  from_at  timestamptz not null,
  until_at timestamptz not null check (until_at > from_at),
  set_at   timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  check (case kind when 'more' then percent between 1 and 1000 when 'less' then percent between 1 and 99 else percent = 0 end)
);
comment on table plan_overrides is 'Written by the predictor for managers. More or less than forecast (by percent), or none, of an item (null: all) in a store (null: all), for slots that start from from_at to before until_at. Never deleted.';

create table plan_minimums (
  store_id text        not null,
  item_id  text        not null,
  day_part text        not null,
  units    integer     not null check (units between 0 and 1000),
  who      text        not null,
  set_at   timestamptz not null,
  primary key (store_id, item_id, day_part)
);
comment on table plan_minimums is 'Written by the predictor for managers. The fewest units that are to be there while a store sells the item in that part of the day; 0: no minimum.';
