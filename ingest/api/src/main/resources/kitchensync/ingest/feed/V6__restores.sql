-- A database that is put back to an earlier day gives positions again that readers of the feed have already read: who is
-- ahead would pass over the new events there. So the feed goes on far beyond all of them.
alter table head add column passed_over bigint not null default 0;
comment on column head.passed_over is 'How many positions up to this one no event has, nor ever will: after a restore.';

-- To be called after a restore, before anything is written. More than once does no harm.
create function pass_over_lost() returns bigint language sql as $$
  update ingest.head set position = position + lost, passed_over = passed_over + lost
  from (values (1000000000000)) as v(lost)
  returning position
$$;
