-- Live counters: what has happened in each slot so far, seconds after it was stored.

create table slot_counters (
  store_id   text        not null,
  item_id    text        not null,
  slot_start timestamptz not null,
  sold       integer     not null default 0,
  missed     integer     not null default 0,
  wasted     integer     not null default 0,
  primary key (store_id, slot_start, item_id)
);
comment on table slot_counters is 'Written by ingest from the feed. Units per store, item and slot (slot_start is its first moment), for the last two days; corrections of sales are applied.';
