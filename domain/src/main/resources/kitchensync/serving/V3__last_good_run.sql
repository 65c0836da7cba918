-- When the pipeline last succeeded: a run with failed tests leaves older rows standing, and the pages must know.

alter table pipeline_status add column good_at timestamptz;
update pipeline_status set good_at = finished_at where tests_failed = 0;
comment on column pipeline_status.good_at is 'When the last run finished of which all tests held, on the chain''s clock; null while there was none.';
