-- Fills the serving tables as pipeline, predictor and ingest would. All stores have a plan for the next 24 hours, two
-- days of totals, five weeks of days and a busy kitchen; the first 60 (rich) also have what managers look at.
-- bench_stores (id, rich), bench_items (id, n) and bench_today (day, slot) are there already.

insert into serving.pipeline_status (finished_at, good_at, data_up_to, tests_failed)
values (now(), now(), now(), 0);

insert into serving.kitchen_versions select id, 1 from bench_stores;

-- 27 items a slot, as many as the bundled menu sells at noon; cards for nine of them
insert into serving.plan (store_id, slot_index, item_id, cook_quantity, expected_demand, on_hand, cooking, hold_until,
  reason, model_version, planned_at, expected_gain)
select s.id, (t.slot + ahead) % 672, i.id, case when (i.n + ahead) % 3 = 0 then 1 + i.n % 6 else 0 end, 1 + i.n % 6,
  12 + i.n % 4, 0, (t.slot + ahead + 8) % 672,
  (1 + i.n % 6) || ': expect ' || (1 + i.n % 6) || ' until 12:00, nothing on hand, a miss costs 1.79 and a throw-away 1.20',
  '0c5a4d1f2b3e', now(), 1 + i.n / 10.0
from bench_stores s cross join bench_today t cross join generate_series(0, 95) ahead
join bench_items i on i.n <= 27;

insert into serving.day_totals
select s.id, i.id, t.day - back, 5 + i.n, 2.5 * (5 + i.n), i.n % 4, 0.9 * (i.n % 4), i.n % 3
from bench_stores s cross join bench_items i cross join bench_today t cross join generate_series(0, 1) back;

insert into serving.store_days
select s.id, t.day - back, 900 + 10 * back, 2400 + 31 * back, 30 + back, 40 + back, 20 + back, 30 + back, 1
from bench_stores s cross join bench_today t cross join generate_series(0, 34) back;

insert into serving.slot_counters
select s.id, i.id, to_timestamp(floor(extract(epoch from now()) / 900) * 900) - back * interval '15 minutes', i.n % 5, i.n % 2, 0
from bench_stores s join bench_items i on i.n <= 27 cross join generate_series(0, 47) back;

-- as many as were cooked in nine hours; the last three or four of each item are on the warmer
insert into serving.cooked_batches
select s.id, gen_random_uuid(), i.id, 4 + i.n % 5, now() - (5 + 37 * i.n % 30 + 30 * back) * interval '1 minute'
from bench_stores s join bench_items i on i.n <= 27 cross join generate_series(0, 17) back;

insert into serving.kitchen_acts (store_id, act_id, kind, item_id, slot_start, subject, turn, quantity, at, event_id, due_at,
  sent_at, acked_at)
select s.id, gen_random_uuid(), 'done', i.id, start, extract(epoch from start)::bigint::text, 0, 4, start + interval '3 minutes',
  gen_random_uuid(), now(), now(), now()
from bench_stores s join bench_items i on i.n <= 4 cross join generate_series(1, 40) back
cross join lateral (select to_timestamp(floor(extract(epoch from now()) / 900) * 900) - back * interval '15 minutes' as start) at;

create temp table bench_item_days as
select t.day - back as day, i.id, i.n,
  (select array_agg(case when h between 5 and 22 then i.n % 7 + h % 3 else 0 end order by h)::smallint[] from generate_series(0, 23) h) as sold,
  (select array_agg(case when h = 21 then i.n % 4 else 0 end order by h)::smallint[] from generate_series(0, 23) h) as wasted,
  (select array_agg(case when h = 11 then i.n % 3 else 0 end order by h)::smallint[] from generate_series(0, 23) h) as missed,
  (select array_agg(case when h between 5 and 22 then i.n % 7 + 1 else 0 end order by h)::smallint[] from generate_series(0, 23) h) as cooked
from bench_items i cross join bench_today t cross join generate_series(0, 34) back;

insert into serving.item_days
select s.id, d.day, d.id, 18 * (d.n % 7) + 18, 45 * (d.n % 7) + 45, d.n % 4, 0.9 * (d.n % 4), d.n % 3, 2.5 * (d.n % 3),
  d.sold, d.wasted, d.missed, d.cooked
from bench_stores s cross join bench_item_days d where s.rich;

insert into serving.waste_events
select s.id, gen_random_uuid(), t.day - back, (t.day - back + time '21:10') at time zone 'America/Chicago', i.id, 1 + i.n % 4,
  case when i.n % 2 = 0 then 'expired' end
from bench_stores s cross join bench_items i cross join bench_today t cross join generate_series(0, 7) back where s.rich;

-- An override every twelfth item was planned with at noon
create temp table bench_plan_days as
select t.day + ahead as day, i.id, i.n,
  (select array_agg(case when q between 20 and 90 and q % 2 = 0 then i.n % 7 else 0 end order by q)::smallint[] from generate_series(0, 95) q) as planned,
  (select array_agg(case when i.n % 12 = 0 and q between 44 and 51 then 3 end order by q)::smallint[] from generate_series(0, 95) q) as without,
  (select array_agg(case when h between 5 and 22 then 2 * (i.n % 7) else 0 end order by h)::smallint[] from generate_series(0, 23) h) as par,
  (select array_agg(case when h between 5 and 22 then i.n % 7 + sin(h / 3.0) + 1 else 0 end order by h)::real[] from generate_series(0, 23) h) as mean,
  (select array_agg(case when h between 5 and 22 then greatest(0, i.n % 7 - 3 + 2 * l) else 0 end order by h, l)::smallint[]
    from generate_series(0, 23) h, generate_series(0, 5) l) as odds
from bench_items i cross join bench_today t cross join generate_series(-14, 6) ahead;

insert into serving.plan_days
select s.id, d.day, d.id, d.planned, d.without, d.par, d.mean, d.odds, '0c5a4d1f2b3e', now()
from bench_stores s cross join bench_plan_days d where s.rich;

insert into serving.plan_overrides (store_id, item_id, kind, percent, reason, who, from_at, until_at, set_at)
select s.id, i.id, 'less', 30, 'road works', 'Ana', now() - interval '2 days', now() + interval '3 days', now() - interval '2 days'
from bench_stores s join bench_items i on i.n % 12 = 0 where s.rich;

insert into serving.plan_minimums
select s.id, i.id, 'all_day', 2, 'Ana', now() from bench_stores s join bench_items i on i.n <= 3 where s.rich;
