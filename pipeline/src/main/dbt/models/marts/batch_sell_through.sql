{{ config(materialized='incremental', incremental_strategy='changed_nights') }}
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
{%- set news = is_incremental() and not var('from') %}
with made as (
  select store_id, sale_date, load_seq from {{ changed_nights() }} days
),
{%- if news %}
touched as (
  select store_id, item_id, min(happened_at) as first_at
  from {{ new_lines(['sales_events', 'waste_log', 'cooked_events']) }} lines
  group by store_id, item_id
),
{%- endif %}
zones as (
  select timezone, cast(row_number() over (order by timezone) as bigint) * 100000000 as zone
  from (select distinct timezone from {{ ref('stg_stores') }}) named
),
kitchens as (
  select
    s.store_id, i.item_id, z.zone, i.cook_minutes, i.hold_minutes,
    {%- if news %}
    {%- set first_at = local_time('t.first_at', 's.timezone') %}
    {{ waste_day(day_number('cast(' ~ first_at ~ ' as date)') ~ ' * 96 + ' ~ slot_of_day(first_at)) }} as first_waste_day,
    {%- endif %}
    cast(row_number() over (order by s.store_id, i.item_id) as bigint) * 1000000 as kitchen
  from {{ ref('stg_stores') }} s
  join zones z on z.timezone = s.timezone
  cross join {{ ref('stg_menu_items') }} i
  {%- if news %}
  join touched t on t.store_id = s.store_id and t.item_id = i.item_id
  {%- endif %}
),
{%- if is_incremental() %}
looked_at as (
  select distinct m.store_id, cast({{ days_from('m.sale_date', 'near.n - 3') }} as date) as sale_date
  from made m
  cross join {{ numbers(6) }} near
  {%- if news %}
  join (
    select store_id, min(first_waste_day) as first_waste_day from kitchens group by store_id
  ) f on f.store_id = m.store_id
  where {{ day_number(days_from('m.sale_date', 'near.n - 3')) }} >= f.first_waste_day - 2
  {%- endif %}
),
{%- endif %}
-- Of the days looked at, each and the one after it begin and end within the UTC days from the fourth before one that is made
-- to the fourth after it.
quarters as (
  select {{ minutes_after('d.utc_date', 'q.n * 15') }} as begins_at
  from (
    select distinct {{ days_from('made.sale_date', 'near.n - 4') }} as utc_date
    from made
    cross join {{ numbers(9) }} near
  ) d
  cross join {{ numbers(96) }} q
),
-- Telling a zone's time of its quarter hours is cheap, of every batch it is not. Days and slots are numbered through.
local_quarters as (
  select z.zone + {{ quarter_number('q.begins_at') }} as quarter, {{ local_time('q.begins_at', 'z.timezone') }} as local_at
  from quarters q
  cross join zones z
),
clocks as (
  select
    quarter, cast(local_at as date) as local_date,
    {{ day_number('cast(local_at as date)') }} * 96 + {{ slot_of_day('local_at') }} as slot
  from local_quarters
),
cooked as (
  select
    e.seq,
    e.created_at as cooked_at,
    e.quantity as cooked,
    k.kitchen,
    c.local_date as sale_date,
    {{ day_number('c.local_date') }} as day,
    k.zone + {{ quarter_number(minutes_after('e.created_at', 'k.cook_minutes')) }} as ready_quarter,
    k.zone + {{ quarter_number(minutes_after('e.created_at', 'k.cook_minutes + k.hold_minutes')) }} as expires_quarter,
    -- One, unless it expires as a quarter hour begins: the slots of that quarter hour in which it sells.
    {{ quarter_number(minutes_after('e.created_at', 'k.cook_minutes + k.hold_minutes + 14')) }}
      - {{ quarter_number(minutes_after('e.created_at', 'k.cook_minutes + k.hold_minutes')) }} as last_slots
  from {{ ref('stg_cooked_events') }} e
  join kitchens k on k.store_id = e.store_id and k.item_id = e.item_id
  join clocks c on c.quarter = k.zone + {{ quarter_number('e.created_at') }}
  {%- if is_incremental() %}
  where e.created_at >= (select {{ days_from('min(sale_date)', -1) }} from looked_at)
    and (e.store_id, c.local_date) in (select store_id, sale_date from looked_at)
    {%- if news %}
    and {{ day_number('c.local_date') }} >= k.first_waste_day - 2
    {%- endif %}
  {%- endif %}
),
-- Quarter hours beyond those of the clocks are past the end of the day after.
shelved as (
  select
    b.kitchen, b.seq, b.sale_date, b.day, b.cooked_at, b.cooked,
    b.kitchen + b.day as item_day,
    coalesce(r.slot, (b.day + 2) * 96) as ready_slot,
    least(coalesce(e.slot + b.last_slots, (b.day + 2) * 96), (b.day + 2) * 96) as expires_slot,
    b.kitchen + {{ waste_day('least(coalesce(e.slot, (b.day + 2) * 96 - 1), (b.day + 2) * 96 - 1)') }} as item_waste_day
  from cooked b
  left join clocks r on r.quarter = b.ready_quarter
  left join clocks e on e.quarter = b.expires_quarter
),
-- One sort numbers the batches of a kitchen; those of a day are numbered from the first of them. One order over all kitchens
-- takes twice as long over the millions of batches of a full build, and saves ten milliseconds over the few of new events.
{%- set in_order = 'order by kitchen, cooked_at, seq' if news else 'partition by kitchen order by cooked_at, seq' %}
ordered as (
  select
    *,
    row_number() over ({{ in_order }}) as place,
    {%- if news %}
    lead(kitchen) over ({{ in_order }}) as next_kitchen,
    {%- endif %}
    lead(ready_slot) over ({{ in_order }}) as next_ready
  from shelved
),
firsts as (
  select item_day, min(place) as first_place from ordered group by item_day
),
numbered as (
  select
    o.*, o.place - f.first_place + 1 as n,
    {% if news %}case when o.next_kitchen = o.kitchen then o.next_ready end{% else %}o.next_ready{% endif %} as next_ready_slot
  from ordered o
  join firsts f on f.item_day = o.item_day
),
batches as (
  select
    *, item_day * 1000 + n as batch,
    cast(floor(ready_slot / 16) as bigint) as first_block, cast(floor((expires_slot - 1) / 16) as bigint) as last_block
  from numbered
),
{%- set slots %}
  select k.kitchen, {{ day_number('s.sale_date') }} as day, mod(s.slot_index, 96) as slot_of_day, s.sold, s.wasted
  from {{ ref('item_slots') }} s
  join kitchens k on k.store_id = s.store_id and k.item_id = s.item_id
  {%- if is_incremental() %}
  where s.sale_date >= (select min(sale_date) from looked_at)
    and (s.store_id, s.sale_date) in (select store_id, sale_date from looked_at)
    {%- if news %}
    and {{ day_number('s.sale_date') }} >= k.first_waste_day - 2
    {%- endif %}
  {%- endif %}
{%- endset %}
-- What is sold and what is thrown away are of the same rows. Few are read once; of many, to keep them takes longer.
{%- if news %}
kitchen_slots as ({{ slots }}
),
{%- set slots_once = 'kitchen_slots' %}
{%- else %}
{%- set slots_once = '(' ~ slots ~ ') kitchen_slots' %}
{%- endif %}
sales as (
  select
    kitchen + day * 6 + cast(floor(slot_of_day / 16) as bigint) as item_block, day * 96 + slot_of_day as slot,
    cast(sold as double precision) as sold
  from {{ slots_once }}
  where sold > 0
),
-- Sixteen slots are a block: a sale is held against the batches of its block rather than those of its day.
selling_blocks as (
  select batch, ready_slot, expires_slot, next_ready_slot, kitchen + first_block as item_block from batches
  union all
  select b.batch, b.ready_slot, b.expires_slot, b.next_ready_slot, b.kitchen + b.first_block + m.n + 1
  from batches b
  join {{ numbers(12) }} m on b.first_block + m.n < b.last_block
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
{%- for before in [1, 2, 4, 8, 16, 32] %}
steps_{{ before * 2 }} as (
  select
    s.batch, s.cooked, s.w, s.added + coalesce(p.added, 0) as added,
    least(greatest(coalesce(p.low + s.added, s.low), s.low), s.high) as low,
    least(greatest(coalesce(p.high + s.added, s.high), s.low), s.high) as high
  from steps_{{ before }} s
  left join steps_{{ before }} p on p.batch = s.batch - {{ before }}
),
{%- endfor %}
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
  select kitchen + {{ waste_day('day * 96 + slot_of_day') }} as item_waste_day, sum(wasted) as wasted
  from {{ slots_once }}
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
  {{ minutes_after('b.cooked_at', 'k.cook_minutes') }} as ready_at,
  {{ minutes_after('b.cooked_at', 'k.cook_minutes + k.hold_minutes') }} as expires_at,
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
{%- if news %}
where b.item_waste_day >= k.kitchen + k.first_waste_day
union all
select
  b.store_id, b.item_id, b.seq, b.sale_date, b.cooked_at, b.ready_at, b.expires_at, b.cooked, b.sold, b.wasted,
  b.sell_through, b.batch_of_day, m.load_seq
from {{ this }} b
join made m on m.store_id = b.store_id and m.sale_date = b.sale_date
left join kitchens k on k.store_id = b.store_id and k.item_id = b.item_id
left join clocks e on e.quarter = k.zone + {{ quarter_number('b.expires_at') }}
{%- set next_day_ends = '(' ~ day_number('b.sale_date') ~ ' + 2) * 96 - 1' %}
-- Otherwise all batches are held against the kitchens first.
where b.sale_date >= (select min(sale_date) from made)
  and (k.kitchen is null or {{ waste_day('least(coalesce(e.slot, ' ~ next_day_ends ~ '), ' ~ next_day_ends ~ ')') }} < k.first_waste_day)
{%- endif %}
