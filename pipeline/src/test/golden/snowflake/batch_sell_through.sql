-- from nothing
-- Grain: a batch, which is units that went into cooking together.
-- Columns: store_id, item_id, seq (the cooked event's), sale_date (local day on which it was cooked), cooked_at, ready_at,
-- expires_at (UTC), cooked (units), sold (of them, before the hold expired; so far, while it has not), wasted (of
-- them), sell_through (sold / cooked), batch_of_day (1, 2, ..), load_seq (of the days around it, see changed_neighbours).
--
-- Sales do not say which batch they are from. First in, first out: a sale is from the oldest batch that is ready, has
-- not expired and still has units; where no batch has, it is from none. Time is counted in quarter hours: a batch sells
-- from the slot in which it is ready to the one before that in which it expires, and no longer than to the end of the
-- day after. Of what was cooked before yesterday nothing is taken to be left. Units thrown away on a day are those that
-- the batches that expired on that day have not sold, the oldest batch's first.
--
-- What decides is how many units older batches still sell after a batch is ready (ahead). With w units sold while batch
-- i may be sold, and x of them before the next batch is ready, it is ahead(i + 1) = max(min(ahead(i) + cooked, w) - x, 0),
-- and sold(i) = min(cooked, w - ahead(i)). A step is thus "add, then stay between low and high", and so are two steps
-- together: the steps are put together by twos, fours, .. up to 64, which is more batches of an item than a day has.
-- Numbers stand for stores, items and days on the way, because joins and windows over them are several times cheaper:
-- item_day is the store, item and day, batch is that and the number of the batch in its day.
with made as (
  select store_id, sale_date, load_seq from (
  select d.store_id, d.sale_date, max(e.load_seq) as load_seq
  from INTERMEDIATE.EVENT_DAYS d
  join INTERMEDIATE.EVENT_DAYS e
    on e.store_id = d.store_id and e.sale_date between cast(dateadd('day', -2, d.sale_date) as date) and cast(dateadd('day', 1, d.sale_date) as date)
  group by d.store_id, d.sale_date
) days
),
kitchens as (
  select
    s.store_id, i.item_id, s.timezone, i.cook_minutes, i.hold_minutes,
    cast(row_number() over (order by s.store_id, i.item_id) as bigint) * 1000000 as kitchen
  from STAGING.STG_STORES s
  cross join STAGING.STG_MENU_ITEMS i
),
cooked as (
  select
    e.store_id,
    e.item_id,
    e.seq,
    e.sale_date,
    e.created_at as cooked_at,
    e.quantity as cooked,
    dateadd('minute', k.cook_minutes, e.created_at) as ready_at,
    dateadd('minute', k.cook_minutes + k.hold_minutes, e.created_at) as expires_at,
    k.timezone,
    k.kitchen
  from STAGING.STG_COOKED_EVENTS e
  join kitchens k on k.store_id = e.store_id and k.item_id = e.item_id
),
clocks as (
  select *, convert_timezone('UTC', timezone, ready_at) as ready_local, convert_timezone('UTC', timezone, expires_at) as expires_local
  from cooked
),
shelved as (
  select
    store_id, item_id, seq, sale_date, cooked_at, ready_at, expires_at, cooked, kitchen,
    kitchen + cast(sale_date - cast('1970-01-01' as date) as bigint) as item_day,
    cast(cast(ready_local as date) - cast('1970-01-01' as date) as bigint) * 96 + cast(extract(hour from ready_local) * 4 + floor(extract(minute from ready_local) / 15) as integer) as ready_slot,
    least(
      cast(cast(expires_local as date) - cast('1970-01-01' as date) as bigint) * 96 + cast(extract(hour from expires_local) * 4 + floor(extract(minute from expires_local) / 15) as integer),
      (cast(sale_date - cast('1970-01-01' as date) as bigint) + 2) * 96) as expires_slot,
    least(cast(cast(expires_local as date) - cast('1970-01-01' as date) as bigint) - cast(sale_date - cast('1970-01-01' as date) as bigint), 1) as nights
  from clocks
),
-- One sort numbers the batches of a kitchen; those of a day are numbered from the first of them.
ordered as (
  select
    *,
    row_number() over (partition by kitchen order by cooked_at, seq) as in_kitchen,
    lead(ready_slot) over (partition by kitchen order by cooked_at, seq) as next_ready_slot
  from shelved
),
firsts as (
  select item_day, min(in_kitchen) as first_in_kitchen from ordered group by item_day
),
numbered as (
  select o.*, o.in_kitchen - f.first_in_kitchen + 1 as n
  from ordered o
  join firsts f on f.item_day = o.item_day
),
batches as (
  select *, item_day * 1000 + n as batch from numbered
),
sales as (
  select
    k.kitchen + cast(s.sale_date - cast('1970-01-01' as date) as bigint) as item_day,
    cast(s.sale_date - cast('1970-01-01' as date) as bigint) * 96 + mod(s.slot_index, 96) as slot,
    s.sold
  from INTERMEDIATE.ITEM_SLOTS s
  join kitchens k on k.store_id = s.store_id and k.item_id = s.item_id
  where s.sold > 0
),
selling_days as (
  select batch, ready_slot, expires_slot, next_ready_slot, item_day from batches
  union all
  select batch, ready_slot, expires_slot, next_ready_slot, item_day + 1 from batches where nights > 0
),
asked as (
  select
    b.batch,
    cast(sum(s.sold) as bigint) as w,
    cast(sum(case when s.slot < b.next_ready_slot then s.sold else 0 end) as bigint) as x
  from selling_days b
  join sales s on s.item_day = b.item_day and s.slot >= b.ready_slot and s.slot < b.expires_slot
  group by b.batch
),
steps_1 as (
  select
    b.batch, b.item_day, b.n, b.cooked, coalesce(a.w, 0) as w, b.cooked - coalesce(a.x, 0) as added,
    cast(0 as bigint) as low, coalesce(a.w - a.x, 0) as high
  from batches b
  left join asked a on a.batch = b.batch
),
steps_2 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_1 s
  left join steps_1 p on p.batch = s.batch - 1
),
steps_4 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_2 s
  left join steps_2 p on p.batch = s.batch - 2
),
steps_8 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_4 s
  left join steps_4 p on p.batch = s.batch - 4
),
steps_16 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_8 s
  left join steps_8 p on p.batch = s.batch - 8
),
steps_32 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_16 s
  left join steps_16 p on p.batch = s.batch - 16
),
steps_64 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_32 s
  left join steps_32 p on p.batch = s.batch - 32
),
-- What yesterday's batches still sell today, when there was nothing before yesterday.
evenings as (
  select item_day + 1 as item_day, least(greatest(added, low), high) as ahead
  from steps_64
  where batch in (select max(batch) from batches group by item_day)
),
outcomes as (
  select
    b.batch,
    -- Never less than nothing, when clocks are set back and an older batch expires in a later slot.
    greatest(0, least(b.cooked, b.w - case
      when b.n = 1 then coalesce(e.ahead, 0)
      else least(greatest(coalesce(e.ahead, 0) + p.added, p.low), p.high)
    end)) as sold
  from steps_64 b
  left join steps_64 p on p.batch = b.batch - 1
  left join evenings e on e.item_day = b.item_day
),
unsold as (
  select
    b.batch, b.item_day + b.nights as expires_day, o.sold, b.cooked - o.sold as unsold,
    sum(b.cooked - o.sold) over (partition by b.item_day + b.nights order by b.batch rows unbounded preceding) as so_far
  from batches b
  join outcomes o on o.batch = b.batch
),
wasted as (
  select k.kitchen + cast(t.sale_date - cast('1970-01-01' as date) as bigint) as item_day, t.wasted
  from MARTS.DAY_TOTALS t
  join kitchens k on k.store_id = t.store_id and k.item_id = t.item_id
  where t.wasted > 0
)
select
  b.store_id,
  b.item_id,
  b.seq,
  b.sale_date,
  b.cooked_at,
  b.ready_at,
  b.expires_at,
  b.cooked,
  cast(u.sold as bigint) as sold,
  cast(greatest(0, least(u.unsold, coalesce(t.wasted, 0) - (u.so_far - u.unsold))) as bigint) as wasted,
  cast(u.sold as double precision) / b.cooked as sell_through,
  cast(b.n as integer) as batch_of_day,
  m.load_seq
from batches b
join made m on m.store_id = b.store_id and m.sale_date = b.sale_date
join unsold u on u.batch = b.batch
left join wasted t on t.item_day = u.expires_day
;
-- what is new
-- Grain: a batch, which is units that went into cooking together.
-- Columns: store_id, item_id, seq (the cooked event's), sale_date (local day on which it was cooked), cooked_at, ready_at,
-- expires_at (UTC), cooked (units), sold (of them, before the hold expired; so far, while it has not), wasted (of
-- them), sell_through (sold / cooked), batch_of_day (1, 2, ..), load_seq (of the days around it, see changed_neighbours).
--
-- Sales do not say which batch they are from. First in, first out: a sale is from the oldest batch that is ready, has
-- not expired and still has units; where no batch has, it is from none. Time is counted in quarter hours: a batch sells
-- from the slot in which it is ready to the one before that in which it expires, and no longer than to the end of the
-- day after. Of what was cooked before yesterday nothing is taken to be left. Units thrown away on a day are those that
-- the batches that expired on that day have not sold, the oldest batch's first.
--
-- What decides is how many units older batches still sell after a batch is ready (ahead). With w units sold while batch
-- i may be sold, and x of them before the next batch is ready, it is ahead(i + 1) = max(min(ahead(i) + cooked, w) - x, 0),
-- and sold(i) = min(cooked, w - ahead(i)). A step is thus "add, then stay between low and high", and so are two steps
-- together: the steps are put together by twos, fours, .. up to 64, which is more batches of an item than a day has.
-- Numbers stand for stores, items and days on the way, because joins and windows over them are several times cheaper:
-- item_day is the store, item and day, batch is that and the number of the batch in its day.
with made as (
  select store_id, sale_date, load_seq from (
  select d.store_id, d.sale_date, max(e.load_seq) as load_seq
  from INTERMEDIATE.EVENT_DAYS d
  join INTERMEDIATE.EVENT_DAYS e
    on e.store_id = d.store_id and e.sale_date between cast(dateadd('day', -2, d.sale_date) as date) and cast(dateadd('day', 1, d.sale_date) as date)
  where (d.store_id, d.sale_date) in (
  select store_id, cast(dateadd('day', near.n - 1, sale_date) as date)
  from INTERMEDIATE.EVENT_DAYS changed
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 4))) near
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.BATCH_SELL_THROUGH))
)
  group by d.store_id, d.sale_date
) days
),
looked_at as (
  select distinct store_id, cast(cast(dateadd('day', near.n - 2, sale_date) as date) as date) as sale_date
  from made
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 4))) near
),
kitchens as (
  select
    s.store_id, i.item_id, s.timezone, i.cook_minutes, i.hold_minutes,
    cast(row_number() over (order by s.store_id, i.item_id) as bigint) * 1000000 as kitchen
  from STAGING.STG_STORES s
  cross join STAGING.STG_MENU_ITEMS i
),
cooked as (
  select
    e.store_id,
    e.item_id,
    e.seq,
    e.sale_date,
    e.created_at as cooked_at,
    e.quantity as cooked,
    dateadd('minute', k.cook_minutes, e.created_at) as ready_at,
    dateadd('minute', k.cook_minutes + k.hold_minutes, e.created_at) as expires_at,
    k.timezone,
    k.kitchen
  from STAGING.STG_COOKED_EVENTS e
  join kitchens k on k.store_id = e.store_id and k.item_id = e.item_id
  where e.created_at >= (select cast(dateadd('day', -1, min(sale_date)) as date) from looked_at)
    and (e.store_id, e.sale_date) in (select store_id, sale_date from looked_at)
),
clocks as (
  select *, convert_timezone('UTC', timezone, ready_at) as ready_local, convert_timezone('UTC', timezone, expires_at) as expires_local
  from cooked
),
shelved as (
  select
    store_id, item_id, seq, sale_date, cooked_at, ready_at, expires_at, cooked, kitchen,
    kitchen + cast(sale_date - cast('1970-01-01' as date) as bigint) as item_day,
    cast(cast(ready_local as date) - cast('1970-01-01' as date) as bigint) * 96 + cast(extract(hour from ready_local) * 4 + floor(extract(minute from ready_local) / 15) as integer) as ready_slot,
    least(
      cast(cast(expires_local as date) - cast('1970-01-01' as date) as bigint) * 96 + cast(extract(hour from expires_local) * 4 + floor(extract(minute from expires_local) / 15) as integer),
      (cast(sale_date - cast('1970-01-01' as date) as bigint) + 2) * 96) as expires_slot,
    least(cast(cast(expires_local as date) - cast('1970-01-01' as date) as bigint) - cast(sale_date - cast('1970-01-01' as date) as bigint), 1) as nights
  from clocks
),
-- One sort numbers the batches of a kitchen; those of a day are numbered from the first of them.
ordered as (
  select
    *,
    row_number() over (partition by kitchen order by cooked_at, seq) as in_kitchen,
    lead(ready_slot) over (partition by kitchen order by cooked_at, seq) as next_ready_slot
  from shelved
),
firsts as (
  select item_day, min(in_kitchen) as first_in_kitchen from ordered group by item_day
),
numbered as (
  select o.*, o.in_kitchen - f.first_in_kitchen + 1 as n
  from ordered o
  join firsts f on f.item_day = o.item_day
),
batches as (
  select *, item_day * 1000 + n as batch from numbered
),
sales as (
  select
    k.kitchen + cast(s.sale_date - cast('1970-01-01' as date) as bigint) as item_day,
    cast(s.sale_date - cast('1970-01-01' as date) as bigint) * 96 + mod(s.slot_index, 96) as slot,
    s.sold
  from INTERMEDIATE.ITEM_SLOTS s
  join kitchens k on k.store_id = s.store_id and k.item_id = s.item_id
  where s.sold > 0
    and s.sale_date >= (select min(sale_date) from looked_at)
    and (s.store_id, s.sale_date) in (select store_id, sale_date from looked_at)
),
selling_days as (
  select batch, ready_slot, expires_slot, next_ready_slot, item_day from batches
  union all
  select batch, ready_slot, expires_slot, next_ready_slot, item_day + 1 from batches where nights > 0
),
asked as (
  select
    b.batch,
    cast(sum(s.sold) as bigint) as w,
    cast(sum(case when s.slot < b.next_ready_slot then s.sold else 0 end) as bigint) as x
  from selling_days b
  join sales s on s.item_day = b.item_day and s.slot >= b.ready_slot and s.slot < b.expires_slot
  group by b.batch
),
steps_1 as (
  select
    b.batch, b.item_day, b.n, b.cooked, coalesce(a.w, 0) as w, b.cooked - coalesce(a.x, 0) as added,
    cast(0 as bigint) as low, coalesce(a.w - a.x, 0) as high
  from batches b
  left join asked a on a.batch = b.batch
),
steps_2 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_1 s
  left join steps_1 p on p.batch = s.batch - 1
),
steps_4 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_2 s
  left join steps_2 p on p.batch = s.batch - 2
),
steps_8 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_4 s
  left join steps_4 p on p.batch = s.batch - 4
),
steps_16 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_8 s
  left join steps_8 p on p.batch = s.batch - 8
),
steps_32 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_16 s
  left join steps_16 p on p.batch = s.batch - 16
),
steps_64 as (
  select
    s.batch, s.item_day, s.n, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_32 s
  left join steps_32 p on p.batch = s.batch - 32
),
-- What yesterday's batches still sell today, when there was nothing before yesterday.
evenings as (
  select item_day + 1 as item_day, least(greatest(added, low), high) as ahead
  from steps_64
  where batch in (select max(batch) from batches group by item_day)
),
outcomes as (
  select
    b.batch,
    -- Never less than nothing, when clocks are set back and an older batch expires in a later slot.
    greatest(0, least(b.cooked, b.w - case
      when b.n = 1 then coalesce(e.ahead, 0)
      else least(greatest(coalesce(e.ahead, 0) + p.added, p.low), p.high)
    end)) as sold
  from steps_64 b
  left join steps_64 p on p.batch = b.batch - 1
  left join evenings e on e.item_day = b.item_day
),
unsold as (
  select
    b.batch, b.item_day + b.nights as expires_day, o.sold, b.cooked - o.sold as unsold,
    sum(b.cooked - o.sold) over (partition by b.item_day + b.nights order by b.batch rows unbounded preceding) as so_far
  from batches b
  join outcomes o on o.batch = b.batch
),
wasted as (
  select k.kitchen + cast(t.sale_date - cast('1970-01-01' as date) as bigint) as item_day, t.wasted
  from MARTS.DAY_TOTALS t
  join kitchens k on k.store_id = t.store_id and k.item_id = t.item_id
  where t.wasted > 0
)
select
  b.store_id,
  b.item_id,
  b.seq,
  b.sale_date,
  b.cooked_at,
  b.ready_at,
  b.expires_at,
  b.cooked,
  cast(u.sold as bigint) as sold,
  cast(greatest(0, least(u.unsold, coalesce(t.wasted, 0) - (u.so_far - u.unsold))) as bigint) as wasted,
  cast(u.sold as double precision) / b.cooked as sell_through,
  cast(b.n as integer) as batch_of_day,
  m.load_seq
from batches b
join made m on m.store_id = b.store_id and m.sale_date = b.sale_date
join unsold u on u.batch = b.batch
left join wasted t on t.item_day = u.expires_day
;
-- how it is put in
delete from MARTS.BATCH_SELL_THROUGH
where (store_id, sale_date) in (
  select store_id, cast(dateadd('day', near.n - 1, sale_date) as date)
  from INTERMEDIATE.EVENT_DAYS changed
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 4))) near
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.BATCH_SELL_THROUGH))
);
insert into MARTS.BATCH_SELL_THROUGH select * from kitchensync_new_rows
;
