-- The serving tables: what the kitchen's pages read. This file is the one place where they are written down.
-- Each table has one writer, named in its comment.

create table plan (
  store_id        text             not null,
  slot_index      smallint         not null check (slot_index between 0 and 671),
  item_id         text             not null,
  cook_quantity   integer          not null check (cook_quantity >= 0),
  expected_demand double precision not null,
  on_hand         double precision not null,
  cooking         double precision not null,
  hold_until      smallint         not null,
  reason          text             not null,
  slot_start      timestamptz,
  model_version   text             not null,
  planned_at      timestamptz      not null,
  primary key (store_id, slot_index, item_id)
);
comment on table plan is 'Written by the predictor. Per store, slot of the week and sellable item: units to start cooking, and the numbers that led to it.';
comment on column plan.expected_demand is 'Mean demand from the start of the slot to the end of the hold window, in units.';
comment on column plan.on_hand is 'Units ready at the start of the slot: counted when slot_start is set, otherwise projected.';
comment on column plan.cooking is 'Units cooking at the start of the slot: counted when slot_start is set, otherwise projected.';
comment on column plan.hold_until is 'Slot of the week (0..671) in which the look-ahead ends: hold time over, day part over or store closed.';
comment on column plan.slot_start is 'Set when the row was made from the counted stock for this very slot; null in the weekly plan.';

create table day_totals (
  store_id   text          not null,
  item_id    text          not null,
  day        date          not null,
  sold       integer       not null,
  revenue    numeric(12,2) not null,
  wasted     integer       not null,
  waste_cost numeric(12,2) not null,
  missed     integer       not null,
  primary key (store_id, item_id, day)
);
comment on table day_totals is 'Written by the pipeline after every run. Units and money per store, item and local day, for the last two days.';

create table pipeline_status (
  only_row     boolean     primary key default true check (only_row),
  finished_at  timestamptz not null,
  data_up_to   timestamptz,
  tests_failed integer     not null
);
comment on table pipeline_status is 'Written by the pipeline after every run: when it finished and the newest event it has seen, on the chain''s clock.';

create table done_marks (
  store_id   text        not null,
  slot_start timestamptz not null,
  item_id    text        not null,
  quantity   integer     not null,
  done_at    timestamptz not null,
  primary key (store_id, slot_start, item_id)
);
comment on table done_marks is 'Written by the kitchen''s pages: the crew has started this item in this slot.';
