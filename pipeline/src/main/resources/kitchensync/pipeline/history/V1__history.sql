-- What the pipeline has done: a row a run, and a row a step of it. Written beside the run, and never in its way.
-- The pipeline alone writes here; the schedule of all its processes, its pages and its status command read.

create table runs (
  run_id       uuid        primary key,
  trigger      text        not null check (trigger in ('schedule', 'command', 'preparation')),
  asked        text        not null,
  state        text        not null check (state in ('running', 'succeeded', 'failed', 'interrupted')),
  began        timestamptz not null default clock_timestamp(),
  started_at   timestamptz not null,
  finished_at  timestamptz,
  data_up_to   timestamptz,
  rows         bigint,
  tests_passed integer,
  tests_failed integer,
  millis       bigint,
  error        text
);
create index runs_began on runs (began desc);
comment on column runs.asked is 'The options that were given; empty for an ordinary run.';
comment on column runs.began is 'On the clock of this database, which all processes share. The other times are the chain''s.';
comment on column runs.rows is 'Events that the run brought into the warehouse.';

create table steps (
  run_id   uuid     not null references runs on delete cascade,
  position smallint not null,
  kind     text     not null check (kind in ('extract', 'model', 'test', 'publish')),
  name     text     not null,
  state    text     not null check (state in ('done', 'unchanged', 'failed', 'warned', 'skipped')),
  rows     bigint,
  millis   bigint   not null,
  error    text,
  primary key (run_id, position)
);
comment on table steps is 'Models that had nothing to do are not written down.';
comment on column steps.rows is 'Events extracted, rows of the table that was built, or rows that failed the test.';
