-- Reading the feed: one round trip for events of many stores, each read in its own schema and as its own role.

-- Events first_seqs[i]..last_seqs[i] of store i, in that order; received between the two times, which is what keeps
-- the other months' partitions out of it. Row_store is i.
create function read_events(
  schemas text[], first_seqs bigint[], last_seqs bigint[], received_from timestamptz[], received_upto timestamptz[])
returns table (
  row_store integer, seq bigint, event_id uuid, type text, item_id text, quantity integer, price numeric(10,2),
  reason text, corrects uuid, created_at timestamptz, received_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
begin
  for i in 1..coalesce(cardinality(schemas), 0) loop
    perform set_config('search_path', schemas[i], true), set_config('role', schemas[i], true);
    return query
      select i, seq, event_id, type, item_id, quantity, price, reason, corrects, created_at, received_at
      from events
      where seq between first_seqs[i] and last_seqs[i] and received_at between received_from[i] and received_upto[i]
      order by seq;
  end loop;
  perform set_config('role', 'none', true);
end
$$;

-- Sales by their ids, unless the caller has them, and the corrections that name them. Sales[i] is an event id of the
-- store with schemas[i].
create function read_sales(schemas text[], sales uuid[], known boolean[])
returns table (
  row_schema text, seq bigint, event_id uuid, type text, item_id text, quantity integer, corrects uuid,
  created_at timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
  one text;
  named uuid[];
  missing uuid[];
begin
  for one, named, missing in
    select s, array_agg(id), array_agg(id) filter (where not k) from unnest(schemas, sales, known) as u(s, id, k) group by s
  loop
    perform set_config('search_path', one, true), set_config('role', one, true);
    return query
      select one, seq, event_id, type, item_id, quantity, corrects, created_at
      from events where event_id = any (missing) and type = 'sale'
      union all
      select one, seq, event_id, type, item_id, quantity, corrects, created_at
      from events where corrects = any (named);
  end loop;
  perform set_config('role', 'none', true);
end
$$;
