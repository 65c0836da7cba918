-- What managers look at: days that were, and days as they are planned. Small, per store, replaced where something changed.

create table store_days (
  store_id     text          not null,
  day          date          not null,
  sold         integer       not null,
  revenue      numeric(12,2) not null,
  wasted       integer       not null,
  waste_cost   numeric(12,2) not null,
  missed       integer       not null,
  missed_sales numeric(12,2) not null,
  load_seq     bigint        not null,
  primary key (day, store_id)
);
comment on table store_days is 'Written by the pipeline, in one transaction with item_days and waste_events. Units and money per store and local day, for five weeks.';
comment on column store_days.missed_sales is 'What the missed units would have brought: at the mean price paid for the item that day, or its list price.';
comment on column store_days.load_seq is 'Of the newest event that is counted; the pipeline''s own, to see what has changed.';

create table item_days (
  store_id       text          not null,
  day            date          not null,
  item_id        text          not null,
  sold           integer       not null,
  revenue        numeric(12,2) not null,
  wasted         integer       not null,
  waste_cost     numeric(12,2) not null,
  missed         integer       not null,
  missed_sales   numeric(12,2) not null,
  sold_hours     smallint[]    not null check (cardinality(sold_hours) = 24),
  wasted_hours   smallint[]    not null check (cardinality(wasted_hours) = 24),
  missed_hours   smallint[]    not null check (cardinality(missed_hours) = 24),
  cooked_hours   smallint[]    not null check (cardinality(cooked_hours) = 24),
  primary key (store_id, day, item_id)
);
comment on table item_days is 'Written by the pipeline. The days of store_days by item, and the units of each hour of the local day.';

create table waste_events (
  store_id text        not null,
  event_id uuid        not null,
  day      date        not null,
  at       timestamptz not null,
  item_id  text        not null,
  units    integer     not null,
  reason   text,
  primary key (store_id, event_id)
);
create index waste_events_day on waste_events (store_id, day);
comment on table waste_events is 'Written by the pipeline. Each waste of the last eight local days; reason is null where none was given.';

create table plan_days (
  store_id      text        not null,
  day           date        not null,
  item_id       text        not null,
  planned       smallint[]  not null check (cardinality(planned) = 96),
  without       smallint[]  not null check (cardinality(without) = 96),
  par           smallint[]  not null check (cardinality(par) = 24),
  mean          real[]      not null check (cardinality(mean) = 24),
  odds          smallint[]  not null check (cardinality(odds) = 144),
  model_version text        not null,
  planned_at    timestamptz not null,
  primary key (store_id, day, item_id)
);
comment on table plan_days is 'Written by the predictor with every plan. What was planned and forecast for an item on a local day: for the coming week, and kept for two weeks after. What is over is never changed.';
comment on column plan_days.planned is 'Units to start cooking, by quarter hour of the day; 0 where it is not sold.';
comment on column plan_days.without is 'Units that would have been wanted without the override that was followed; null where there was none.';
comment on column plan_days.par is 'Units that are to be there (ready, cooking and started) at the fullest quarter of the hour.';
comment on column plan_days.mean is 'Mean demand of the hour, units.';
comment on column plan_days.odds is 'Of each hour in turn, the units that demand stays within with odds of 2.5, 10, 25, 75, 90 and 97.5 %.';

comment on table plan_overrides is 'Written by the kitchen''s pages for managers, read by the predictor. More or less than forecast (by percent), or none, of an item (null: all) in a store (null: all), for slots that start from from_at to before until_at. Never deleted; an end sets ended_at and ended_by. Of several that hold the newest counts.';
comment on table plan_minimums is 'Written by the kitchen''s pages for managers, read by the predictor. The fewest units that are to be there while a store sells the item in that part of the day; 0: no minimum.';
