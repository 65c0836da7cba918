-- from nothing
-- Grain: a batch, which is units that went into cooking together.
-- Columns: store_id, item_id, seq (the cooked event's), sale_date (local day on which it was cooked), cooked_at, ready_at,
-- expires_at (UTC), cooked (units), sold (of them, before the hold expired; so far, while it has not), wasted (of
-- them), sell_through (sold / cooked), batch_of_day (1, 2, ..), load_seq (of the days around it, see changed_nights).
--
-- Sales do not say which batch they are from. First in, first out: a sale is from the oldest batch that is ready, has
-- not expired and still has units; where no batch has, it is from none. Time is counted in quarter hours: a batch sells
-- from the slot in which it is ready to the one in which it expires, and no longer than to the end of the day after. Of
-- what was cooked before yesterday nothing is taken to be left. Units thrown away from four in the morning to four the
-- next morning (waste_day) are those that the batches that expire in these hours have not sold, the oldest batch's first. So
-- a sale after an expiry in its slot, which is counted as the old batch's, gives way when that batch is thrown away, and
-- what is left of all batches is right.
--
-- A day is thus made of six: its batches expire from the waste day before it to the one after it, which ends on the second
-- day after it; the first of these has batches from two days before it, whose sales depend on those of three days before.
--
-- What decides is how many units older batches still sell after a batch is ready (ahead). With w units sold while batch
-- i may be sold, and x of them before the next batch is ready, it is ahead(i + 1) = max(min(ahead(i) + cooked, w) - x, 0),
-- and sold(i) = min(cooked, w - ahead(i)). A step is thus "add, then stay between low and high", and so are two steps
-- together: the steps are put together by twos, fours, .. up to 64, which is more batches of an item than a day has.
-- Numbers stand for stores, items and days on the way, because joins and windows over them are several times cheaper:
-- item_day is the store, item and day, item_waste_day the same with the waste day, batch is item_day and the number of the
-- batch in its day.
--
-- Of what is made of new events, only the batches are computed that these can have changed: those of their store and item
-- that expire in the waste day of the first of them or later. They depend on no batch from before the second day before it.
-- The others of these days are taken over with the days' new load_seq.
with made as (
  select store_id, sale_date, load_seq from (
  select d.store_id, d.sale_date, max(e.load_seq) as load_seq
  from INTERMEDIATE.EVENT_DAYS d
  join INTERMEDIATE.EVENT_DAYS e
    on e.store_id = d.store_id and e.sale_date between cast(dateadd('day', -3, d.sale_date) as date) and cast(dateadd('day', 2, d.sale_date) as date)
  group by d.store_id, d.sale_date
) days
),
zones as (
  select timezone, cast(row_number() over (order by timezone) as bigint) * 100000000 as zone
  from (select distinct timezone from STAGING.STG_STORES) named
),
kitchens as (
  select
    s.store_id, i.item_id, z.zone, i.cook_minutes, i.hold_minutes,
    cast(row_number() over (order by s.store_id, i.item_id) as bigint) * 1000000 as kitchen
  from STAGING.STG_STORES s
  join zones z on z.timezone = s.timezone
  cross join STAGING.STG_MENU_ITEMS i
),
-- Of the days looked at, each and the one after it begin and end within the UTC days from the fourth before one that is made
-- to the fourth after it.
quarters as (
  select dateadd('minute', q.n * 15, d.utc_date) as begins_at
  from (
    select distinct cast(dateadd('day', near.n - 4, made.sale_date) as date) as utc_date
    from made
    cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 9))) near
  ) d
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 96))) q
),
-- Telling a zone's time of its quarter hours is cheap, of every batch it is not. Days and slots are numbered through.
local_quarters as (
  select z.zone + cast(floor(datediff('minute', cast('1970-01-01' as timestamp), q.begins_at) / 15) as integer) as quarter, convert_timezone('UTC', z.timezone, q.begins_at) as local_at
  from quarters q
  cross join zones z
),
clocks as (
  select
    quarter, cast(local_at as date) as local_date,
    cast(cast(local_at as date) - cast('1970-01-01' as date) as bigint) * 96 + cast(extract(hour from local_at) * 4 + floor(extract(minute from local_at) / 15) as integer) as slot
  from local_quarters
),
cooked as (
  select
    e.seq,
    e.created_at as cooked_at,
    e.quantity as cooked,
    k.kitchen,
    c.local_date as sale_date,
    cast(c.local_date - cast('1970-01-01' as date) as bigint) as day,
    k.zone + cast(floor(datediff('minute', cast('1970-01-01' as timestamp), dateadd('minute', k.cook_minutes, e.created_at)) / 15) as integer) as ready_quarter,
    k.zone + cast(floor(datediff('minute', cast('1970-01-01' as timestamp), dateadd('minute', k.cook_minutes + k.hold_minutes, e.created_at)) / 15) as integer) as expires_quarter,
    -- One, unless it expires as a quarter hour begins: the slots of that quarter hour in which it sells.
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), dateadd('minute', k.cook_minutes + k.hold_minutes + 14, e.created_at)) / 15) as integer)
      - cast(floor(datediff('minute', cast('1970-01-01' as timestamp), dateadd('minute', k.cook_minutes + k.hold_minutes, e.created_at)) / 15) as integer) as last_slots
  from STAGING.STG_COOKED_EVENTS e
  join kitchens k on k.store_id = e.store_id and k.item_id = e.item_id
  join clocks c on c.quarter = k.zone + cast(floor(datediff('minute', cast('1970-01-01' as timestamp), e.created_at) / 15) as integer)
),
-- Quarter hours beyond those of the clocks are past the end of the day after.
shelved as (
  select
    b.kitchen, b.seq, b.sale_date, b.day, b.cooked_at, b.cooked,
    b.kitchen + b.day as item_day,
    coalesce(r.slot, (b.day + 2) * 96) as ready_slot,
    least(coalesce(e.slot + b.last_slots, (b.day + 2) * 96), (b.day + 2) * 96) as expires_slot,
    b.kitchen + cast(floor((least(coalesce(e.slot, (b.day + 2) * 96 - 1), (b.day + 2) * 96 - 1) - 16) / 96) as bigint) as item_waste_day
  from cooked b
  left join clocks r on r.quarter = b.ready_quarter
  left join clocks e on e.quarter = b.expires_quarter
),
-- One sort numbers the batches of a kitchen; those of a day are numbered from the first of them. One order over all kitchens
-- takes twice as long over the millions of batches of a full build, and saves ten milliseconds over the few of new events.
ordered as (
  select
    *,
    row_number() over (partition by kitchen order by cooked_at, seq) as place,
    lead(ready_slot) over (partition by kitchen order by cooked_at, seq) as next_ready
  from shelved
),
firsts as (
  select item_day, min(place) as first_place from ordered group by item_day
),
numbered as (
  select
    o.*, o.place - f.first_place + 1 as n,
    o.next_ready as next_ready_slot
  from ordered o
  join firsts f on f.item_day = o.item_day
),
batches as (
  select
    *, item_day * 1000 + n as batch,
    cast(floor(ready_slot / 16) as bigint) as first_block, cast(floor((expires_slot - 1) / 16) as bigint) as last_block
  from numbered
),
-- What is sold and what is thrown away are of the same rows. Few are read once; of many, to keep them takes longer.
sales as (
  select
    kitchen + day * 6 + cast(floor(slot_of_day / 16) as bigint) as item_block, day * 96 + slot_of_day as slot,
    cast(sold as double precision) as sold
  from (
  select k.kitchen, cast(s.sale_date - cast('1970-01-01' as date) as bigint) as day, mod(s.slot_index, 96) as slot_of_day, s.sold, s.wasted
  from INTERMEDIATE.ITEM_SLOTS s
  join kitchens k on k.store_id = s.store_id and k.item_id = s.item_id) kitchen_slots
  where sold > 0
),
-- Sixteen slots are a block: a sale is held against the batches of its block rather than those of its day.
selling_blocks as (
  select batch, ready_slot, expires_slot, next_ready_slot, kitchen + first_block as item_block from batches
  union all
  select b.batch, b.ready_slot, b.expires_slot, b.next_ready_slot, b.kitchen + b.first_block + m.n + 1
  from batches b
  join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 12))) m on b.first_block + m.n < b.last_block
),
asked as (
  select
    b.batch,
    cast(sum(s.sold) as bigint) as w,
    cast(sum(case when s.slot < b.next_ready_slot then s.sold else 0 end) as bigint) as x
  from selling_blocks b
  join sales s on s.item_block = b.item_block and s.slot >= b.ready_slot and s.slot < b.expires_slot
  group by b.batch
),
steps_1 as (
  select
    b.batch, b.cooked, coalesce(a.w, 0) as w, b.cooked - coalesce(a.x, 0) as added,
    cast(0 as bigint) as low, coalesce(a.w - a.x, 0) as high
  from batches b
  left join asked a on a.batch = b.batch
),
steps_2 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_1 s
  left join steps_1 p on p.batch = s.batch - 1
),
steps_4 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_2 s
  left join steps_2 p on p.batch = s.batch - 2
),
steps_8 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_4 s
  left join steps_4 p on p.batch = s.batch - 4
),
steps_16 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_8 s
  left join steps_8 p on p.batch = s.batch - 8
),
steps_32 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_16 s
  left join steps_16 p on p.batch = s.batch - 16
),
steps_64 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_32 s
  left join steps_32 p on p.batch = s.batch - 32
),
-- What yesterday's batches still sell today, when there was nothing before yesterday.
evenings as (
  select l.item_day + 1 as item_day, least(greatest(s.added, s.low), s.high) as ahead
  from (select item_day, max(batch) as batch from batches group by item_day) l
  join steps_64 s on s.batch = l.batch
),
outcomes as (
  select
    b.batch,
    -- Never less than nothing, when clocks are set back and an older batch expires in a later slot.
    greatest(0, least(b.cooked, b.w - case
      when mod(b.batch, 1000) = 1 then coalesce(e.ahead, 0)
      else least(greatest(coalesce(e.ahead, 0) + p.added, p.low), p.high)
    end)) as sold
  from steps_64 b
  left join steps_64 p on p.batch = b.batch - 1
  left join evenings e on e.item_day = cast(floor(b.batch / 1000) as bigint)
),
results as (
  select b.*, o.sold
  from batches b
  join outcomes o on o.batch = b.batch
),
thrown_away as (
  select kitchen + cast(floor((day * 96 + slot_of_day - 16) / 96) as bigint) as item_waste_day, sum(wasted) as wasted
  from (
  select k.kitchen, cast(s.sale_date - cast('1970-01-01' as date) as bigint) as day, mod(s.slot_index, 96) as slot_of_day, s.sold, s.wasted
  from INTERMEDIATE.ITEM_SLOTS s
  join kitchens k on k.store_id = s.store_id and k.item_id = s.item_id) kitchen_slots
  where wasted > 0
  group by 1
),
wasted as (
  select
    b.batch, b.cooked - b.sold as unsold, t.wasted,
    sum(b.cooked - b.sold) over (partition by t.item_waste_day order by b.batch rows unbounded preceding) as so_far
  from results b
  join thrown_away t on t.item_waste_day = b.item_waste_day
  where b.sold < b.cooked
)
select
  k.store_id,
  k.item_id,
  b.seq,
  b.sale_date,
  b.cooked_at,
  dateadd('minute', k.cook_minutes, b.cooked_at) as ready_at,
  dateadd('minute', k.cook_minutes + k.hold_minutes, b.cooked_at) as expires_at,
  b.cooked,
  cast(b.sold as bigint) as sold,
  cast(coalesce(greatest(0, least(u.unsold, u.wasted - (u.so_far - u.unsold))), 0) as bigint) as wasted,
  cast(b.sold as double precision) / b.cooked as sell_through,
  cast(b.n as integer) as batch_of_day,
  m.load_seq
from results b
join kitchens k on k.kitchen = b.kitchen
join made m on m.store_id = k.store_id and m.sale_date = b.sale_date
left join wasted u on u.batch = b.batch
;
-- what is new
-- Grain: a batch, which is units that went into cooking together.
-- Columns: store_id, item_id, seq (the cooked event's), sale_date (local day on which it was cooked), cooked_at, ready_at,
-- expires_at (UTC), cooked (units), sold (of them, before the hold expired; so far, while it has not), wasted (of
-- them), sell_through (sold / cooked), batch_of_day (1, 2, ..), load_seq (of the days around it, see changed_nights).
--
-- Sales do not say which batch they are from. First in, first out: a sale is from the oldest batch that is ready, has
-- not expired and still has units; where no batch has, it is from none. Time is counted in quarter hours: a batch sells
-- from the slot in which it is ready to the one in which it expires, and no longer than to the end of the day after. Of
-- what was cooked before yesterday nothing is taken to be left. Units thrown away from four in the morning to four the
-- next morning (waste_day) are those that the batches that expire in these hours have not sold, the oldest batch's first. So
-- a sale after an expiry in its slot, which is counted as the old batch's, gives way when that batch is thrown away, and
-- what is left of all batches is right.
--
-- A day is thus made of six: its batches expire from the waste day before it to the one after it, which ends on the second
-- day after it; the first of these has batches from two days before it, whose sales depend on those of three days before.
--
-- What decides is how many units older batches still sell after a batch is ready (ahead). With w units sold while batch
-- i may be sold, and x of them before the next batch is ready, it is ahead(i + 1) = max(min(ahead(i) + cooked, w) - x, 0),
-- and sold(i) = min(cooked, w - ahead(i)). A step is thus "add, then stay between low and high", and so are two steps
-- together: the steps are put together by twos, fours, .. up to 64, which is more batches of an item than a day has.
-- Numbers stand for stores, items and days on the way, because joins and windows over them are several times cheaper:
-- item_day is the store, item and day, item_waste_day the same with the waste day, batch is item_day and the number of the
-- batch in its day.
--
-- Of what is made of new events, only the batches are computed that these can have changed: those of their store and item
-- that expire in the waste day of the first of them or later. They depend on no batch from before the second day before it.
-- The others of these days are taken over with the days' new load_seq.
with made as (
  select store_id, sale_date, load_seq from (
  select d.store_id, d.sale_date, max(e.load_seq) as load_seq
  from INTERMEDIATE.EVENT_DAYS d
  join INTERMEDIATE.EVENT_DAYS e
    on e.store_id = d.store_id and e.sale_date between cast(dateadd('day', -3, d.sale_date) as date) and cast(dateadd('day', 2, d.sale_date) as date)
  where (d.store_id, d.sale_date) in (
  select store_id, cast(dateadd('day', near.n - 2, sale_date) as date)
  from INTERMEDIATE.EVENT_DAYS changed
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 6))) near
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.BATCH_SELL_THROUGH))
)
  group by d.store_id, d.sale_date
) days
),
touched as (
  select store_id, item_id, min(happened_at) as first_at
  from (
  select store_id, item_id, created_at as happened_at from RAW.SALES_EVENTS where load_seq > (select coalesce(max(load_seq), 0) from MARTS.BATCH_SELL_THROUGH)
  union all
  select store_id, item_id, created_at as happened_at from RAW.WASTE_LOG where load_seq > (select coalesce(max(load_seq), 0) from MARTS.BATCH_SELL_THROUGH)
  union all
  select store_id, item_id, created_at as happened_at from RAW.COOKED_EVENTS where load_seq > (select coalesce(max(load_seq), 0) from MARTS.BATCH_SELL_THROUGH)
  union all
  select store_id, item_id, cast('1970-01-01' as timestamp) from RAW.SALE_CORRECTIONS
  where load_seq > (select coalesce(max(load_seq), 0) from MARTS.BATCH_SELL_THROUGH)
) lines
  group by store_id, item_id
),
zones as (
  select timezone, cast(row_number() over (order by timezone) as bigint) * 100000000 as zone
  from (select distinct timezone from STAGING.STG_STORES) named
),
kitchens as (
  select
    s.store_id, i.item_id, z.zone, i.cook_minutes, i.hold_minutes,
    cast(floor((cast(cast(convert_timezone('UTC', s.timezone, t.first_at) as date) - cast('1970-01-01' as date) as bigint) * 96 + cast(extract(hour from convert_timezone('UTC', s.timezone, t.first_at)) * 4 + floor(extract(minute from convert_timezone('UTC', s.timezone, t.first_at)) / 15) as integer) - 16) / 96) as bigint) as first_waste_day,
    cast(row_number() over (order by s.store_id, i.item_id) as bigint) * 1000000 as kitchen
  from STAGING.STG_STORES s
  join zones z on z.timezone = s.timezone
  cross join STAGING.STG_MENU_ITEMS i
  join touched t on t.store_id = s.store_id and t.item_id = i.item_id
),
looked_at as (
  select distinct m.store_id, cast(cast(dateadd('day', near.n - 3, m.sale_date) as date) as date) as sale_date
  from made m
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 6))) near
  join (
    select store_id, min(first_waste_day) as first_waste_day from kitchens group by store_id
  ) f on f.store_id = m.store_id
  where cast(cast(dateadd('day', near.n - 3, m.sale_date) as date) - cast('1970-01-01' as date) as bigint) >= f.first_waste_day - 2
),
-- Of the days looked at, each and the one after it begin and end within the UTC days from the fourth before one that is made
-- to the fourth after it.
quarters as (
  select dateadd('minute', q.n * 15, d.utc_date) as begins_at
  from (
    select distinct cast(dateadd('day', near.n - 4, made.sale_date) as date) as utc_date
    from made
    cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 9))) near
  ) d
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 96))) q
),
-- Telling a zone's time of its quarter hours is cheap, of every batch it is not. Days and slots are numbered through.
local_quarters as (
  select z.zone + cast(floor(datediff('minute', cast('1970-01-01' as timestamp), q.begins_at) / 15) as integer) as quarter, convert_timezone('UTC', z.timezone, q.begins_at) as local_at
  from quarters q
  cross join zones z
),
clocks as (
  select
    quarter, cast(local_at as date) as local_date,
    cast(cast(local_at as date) - cast('1970-01-01' as date) as bigint) * 96 + cast(extract(hour from local_at) * 4 + floor(extract(minute from local_at) / 15) as integer) as slot
  from local_quarters
),
cooked as (
  select
    e.seq,
    e.created_at as cooked_at,
    e.quantity as cooked,
    k.kitchen,
    c.local_date as sale_date,
    cast(c.local_date - cast('1970-01-01' as date) as bigint) as day,
    k.zone + cast(floor(datediff('minute', cast('1970-01-01' as timestamp), dateadd('minute', k.cook_minutes, e.created_at)) / 15) as integer) as ready_quarter,
    k.zone + cast(floor(datediff('minute', cast('1970-01-01' as timestamp), dateadd('minute', k.cook_minutes + k.hold_minutes, e.created_at)) / 15) as integer) as expires_quarter,
    -- One, unless it expires as a quarter hour begins: the slots of that quarter hour in which it sells.
    cast(floor(datediff('minute', cast('1970-01-01' as timestamp), dateadd('minute', k.cook_minutes + k.hold_minutes + 14, e.created_at)) / 15) as integer)
      - cast(floor(datediff('minute', cast('1970-01-01' as timestamp), dateadd('minute', k.cook_minutes + k.hold_minutes, e.created_at)) / 15) as integer) as last_slots
  from STAGING.STG_COOKED_EVENTS e
  join kitchens k on k.store_id = e.store_id and k.item_id = e.item_id
  join clocks c on c.quarter = k.zone + cast(floor(datediff('minute', cast('1970-01-01' as timestamp), e.created_at) / 15) as integer)
  where e.created_at >= (select cast(dateadd('day', -1, min(sale_date)) as date) from looked_at)
    and (e.store_id, c.local_date) in (select store_id, sale_date from looked_at)
    and cast(c.local_date - cast('1970-01-01' as date) as bigint) >= k.first_waste_day - 2
),
-- Quarter hours beyond those of the clocks are past the end of the day after.
shelved as (
  select
    b.kitchen, b.seq, b.sale_date, b.day, b.cooked_at, b.cooked,
    b.kitchen + b.day as item_day,
    coalesce(r.slot, (b.day + 2) * 96) as ready_slot,
    least(coalesce(e.slot + b.last_slots, (b.day + 2) * 96), (b.day + 2) * 96) as expires_slot,
    b.kitchen + cast(floor((least(coalesce(e.slot, (b.day + 2) * 96 - 1), (b.day + 2) * 96 - 1) - 16) / 96) as bigint) as item_waste_day
  from cooked b
  left join clocks r on r.quarter = b.ready_quarter
  left join clocks e on e.quarter = b.expires_quarter
),
-- One sort numbers the batches of a kitchen; those of a day are numbered from the first of them. One order over all kitchens
-- takes twice as long over the millions of batches of a full build, and saves ten milliseconds over the few of new events.
ordered as (
  select
    *,
    row_number() over (order by kitchen, cooked_at, seq) as place,
    lead(kitchen) over (order by kitchen, cooked_at, seq) as next_kitchen,
    lead(ready_slot) over (order by kitchen, cooked_at, seq) as next_ready
  from shelved
),
firsts as (
  select item_day, min(place) as first_place from ordered group by item_day
),
numbered as (
  select
    o.*, o.place - f.first_place + 1 as n,
    case when o.next_kitchen = o.kitchen then o.next_ready end as next_ready_slot
  from ordered o
  join firsts f on f.item_day = o.item_day
),
batches as (
  select
    *, item_day * 1000 + n as batch,
    cast(floor(ready_slot / 16) as bigint) as first_block, cast(floor((expires_slot - 1) / 16) as bigint) as last_block
  from numbered
),
-- What is sold and what is thrown away are of the same rows. Few are read once; of many, to keep them takes longer.
kitchen_slots as (
  select k.kitchen, cast(s.sale_date - cast('1970-01-01' as date) as bigint) as day, mod(s.slot_index, 96) as slot_of_day, s.sold, s.wasted
  from INTERMEDIATE.ITEM_SLOTS s
  join kitchens k on k.store_id = s.store_id and k.item_id = s.item_id
  where s.sale_date >= (select min(sale_date) from looked_at)
    and (s.store_id, s.sale_date) in (select store_id, sale_date from looked_at)
    and cast(s.sale_date - cast('1970-01-01' as date) as bigint) >= k.first_waste_day - 2
),
sales as (
  select
    kitchen + day * 6 + cast(floor(slot_of_day / 16) as bigint) as item_block, day * 96 + slot_of_day as slot,
    cast(sold as double precision) as sold
  from kitchen_slots
  where sold > 0
),
-- Sixteen slots are a block: a sale is held against the batches of its block rather than those of its day.
selling_blocks as (
  select batch, ready_slot, expires_slot, next_ready_slot, kitchen + first_block as item_block from batches
  union all
  select b.batch, b.ready_slot, b.expires_slot, b.next_ready_slot, b.kitchen + b.first_block + m.n + 1
  from batches b
  join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 12))) m on b.first_block + m.n < b.last_block
),
asked as (
  select
    b.batch,
    cast(sum(s.sold) as bigint) as w,
    cast(sum(case when s.slot < b.next_ready_slot then s.sold else 0 end) as bigint) as x
  from selling_blocks b
  join sales s on s.item_block = b.item_block and s.slot >= b.ready_slot and s.slot < b.expires_slot
  group by b.batch
),
steps_1 as (
  select
    b.batch, b.cooked, coalesce(a.w, 0) as w, b.cooked - coalesce(a.x, 0) as added,
    cast(0 as bigint) as low, coalesce(a.w - a.x, 0) as high
  from batches b
  left join asked a on a.batch = b.batch
),
steps_2 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_1 s
  left join steps_1 p on p.batch = s.batch - 1
),
steps_4 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_2 s
  left join steps_2 p on p.batch = s.batch - 2
),
steps_8 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_4 s
  left join steps_4 p on p.batch = s.batch - 4
),
steps_16 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_8 s
  left join steps_8 p on p.batch = s.batch - 8
),
steps_32 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_16 s
  left join steps_16 p on p.batch = s.batch - 16
),
steps_64 as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_32 s
  left join steps_32 p on p.batch = s.batch - 32
),
-- What yesterday's batches still sell today, when there was nothing before yesterday.
evenings as (
  select l.item_day + 1 as item_day, least(greatest(s.added, s.low), s.high) as ahead
  from (select item_day, max(batch) as batch from batches group by item_day) l
  join steps_64 s on s.batch = l.batch
),
outcomes as (
  select
    b.batch,
    -- Never less than nothing, when clocks are set back and an older batch expires in a later slot.
    greatest(0, least(b.cooked, b.w - case
      when mod(b.batch, 1000) = 1 then coalesce(e.ahead, 0)
      else least(greatest(coalesce(e.ahead, 0) + p.added, p.low), p.high)
    end)) as sold
  from steps_64 b
  left join steps_64 p on p.batch = b.batch - 1
  left join evenings e on e.item_day = cast(floor(b.batch / 1000) as bigint)
),
results as (
  select b.*, o.sold
  from batches b
  join outcomes o on o.batch = b.batch
),
thrown_away as (
  select kitchen + cast(floor((day * 96 + slot_of_day - 16) / 96) as bigint) as item_waste_day, sum(wasted) as wasted
  from kitchen_slots
  where wasted > 0
  group by 1
),
wasted as (
  select
    b.batch, b.cooked - b.sold as unsold, t.wasted,
    sum(b.cooked - b.sold) over (partition by t.item_waste_day order by b.batch rows unbounded preceding) as so_far
  from results b
  join thrown_away t on t.item_waste_day = b.item_waste_day
  where b.sold < b.cooked
)
select
  k.store_id,
  k.item_id,
  b.seq,
  b.sale_date,
  b.cooked_at,
  dateadd('minute', k.cook_minutes, b.cooked_at) as ready_at,
  dateadd('minute', k.cook_minutes + k.hold_minutes, b.cooked_at) as expires_at,
  b.cooked,
  cast(b.sold as bigint) as sold,
  cast(coalesce(greatest(0, least(u.unsold, u.wasted - (u.so_far - u.unsold))), 0) as bigint) as wasted,
  cast(b.sold as double precision) / b.cooked as sell_through,
  cast(b.n as integer) as batch_of_day,
  m.load_seq
from results b
join kitchens k on k.kitchen = b.kitchen
join made m on m.store_id = k.store_id and m.sale_date = b.sale_date
left join wasted u on u.batch = b.batch
where b.item_waste_day >= k.kitchen + k.first_waste_day
union all
select
  b.store_id, b.item_id, b.seq, b.sale_date, b.cooked_at, b.ready_at, b.expires_at, b.cooked, b.sold, b.wasted,
  b.sell_through, b.batch_of_day, m.load_seq
from MARTS.BATCH_SELL_THROUGH b
join made m on m.store_id = b.store_id and m.sale_date = b.sale_date
left join kitchens k on k.store_id = b.store_id and k.item_id = b.item_id
left join clocks e on e.quarter = k.zone + cast(floor(datediff('minute', cast('1970-01-01' as timestamp), b.expires_at) / 15) as integer)
-- Otherwise all batches are held against the kitchens first.
where b.sale_date >= (select min(sale_date) from made)
  and (k.kitchen is null or cast(floor((least(coalesce(e.slot, (cast(b.sale_date - cast('1970-01-01' as date) as bigint) + 2) * 96 - 1), (cast(b.sale_date - cast('1970-01-01' as date) as bigint) + 2) * 96 - 1) - 16) / 96) as bigint) < k.first_waste_day)
;
-- how it is put in
delete from MARTS.BATCH_SELL_THROUGH
where (store_id, sale_date) in (
  select store_id, cast(dateadd('day', near.n - 2, sale_date) as date)
  from INTERMEDIATE.EVENT_DAYS changed
  cross join (select cast(row_number() over (order by seq4()) - 1 as integer) as n from table(generator(rowcount => 6))) near
  where (load_seq > (select coalesce(max(load_seq), 0) from MARTS.BATCH_SELL_THROUGH))
);
insert into MARTS.BATCH_SELL_THROUGH select * from kitchensync_new_rows
;
