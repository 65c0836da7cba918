-- What ingest.append does in a store, in its schema and as its role. A function of each store's own, so that a
-- connection keeps its plans: planning costs more than storing. Once events are many a plan by index is the right one;
-- here it is from the start. (V1__events.sql knows this file as R__append.sql.)

drop function if exists append;

-- Stores events that have different ids. Answers the seq of the first one stored, and then which of them were there
-- already, counted from 1.
create function append(
  received timestamptz, ids uuid[], types text[], items text[], quantities integer[], prices numeric[], reasons text[],
  corrected uuid[], created timestamptz[])
returns bigint[] language plpgsql
set search_path = "${flyway:defaultSchema}"
set role = "${flyway:defaultSchema}"
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  sent integer := cardinality(ids);
  month timestamptz := date_trunc('month', received, 'UTC');
  first_seq bigint;
  fresh integer[];
begin
  -- As if all were new: this is also the store's lock.
  update event_head set last_seq = last_seq + sent returning last_seq - sent + 1 into first_seq;

  -- All are new as a rule. In the partition that they go to its index refuses the others; the others are looked up.
  begin
    insert into events
        (seq, event_id, type, item_id, quantity, price, reason, corrects, created_at, received_at)
      select first_seq + n - 1, ids[n], types[n], items[n], quantities[n], prices[n], reasons[n], corrected[n],
        created[n], received
      from generate_series(1, sent) as g(n)
      where not exists (
        select from events
        where event_id = any (ids) and (received_at < month or received_at >= month + interval '1 month'));
    if found then
      return array[first_seq];
    end if;
  exception
    when unique_violation then null;
  end;

  fresh := array(
    select n from generate_series(1, sent) as g(n)
    where not exists (select from events where event_id = ids[n]) order by n);
  insert into events
      (seq, event_id, type, item_id, quantity, price, reason, corrects, created_at, received_at)
    select first_seq + k - 1, ids[n], types[n], items[n], quantities[n], prices[n], reasons[n], corrected[n],
      created[n], received
    from unnest(fresh) with ordinality as f(n, k);
  update event_head set last_seq = first_seq - 1 + cardinality(fresh);
  return first_seq || array(select generate_series(1, sent) except select unnest(fresh) order by 1)::bigint[];
end
$$;
