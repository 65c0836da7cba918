-- Traces of the newest requests that stored events, where traces are made. A run of the pipeline links to those that came
-- in before it. Written after the commit, ten a second at most, kept for an hour: a hint, and nothing depends on it.
create table traces (
  noted_at    timestamptz not null default now(),
  store_id    text        not null,
  event_id    uuid        not null,
  traceparent text        not null
);
create index on traces (noted_at);
comment on column traces.event_id is 'The first event of the request.';
comment on column traces.traceparent is 'Of the request''s span, as W3C Trace Context writes it.';
