-- The simulator's own tables. Nothing outside the simulator writes here, and no pipeline may read true_demand.

create table true_demand (
  store_id text       not null,
  day      date       not null,
  item_id  text       not null,
  units    smallint[] not null check (cardinality(units) = 96),
  primary key (store_id, day, item_id)
);
comment on table true_demand is 'Units that customers wanted, served or not, per store, local day and item; one element a slot of the day.';

create table kitchen_state (
  store_id     text        primary key,
  next_slot    timestamptz not null,
  state        jsonb       not null,
  orders       jsonb,
  history_until timestamptz
);
comment on table kitchen_state is 'Where each store''s simulation stands: everything before next_slot has been acknowledged by ingest.';
comment on column kitchen_state.state is 'Batches on hand and cooking at the start of next_slot, by item.';
comment on column kitchen_state.orders is 'What the kitchen starts to cook in next_slot; null until that is decided.';
comment on column kitchen_state.history_until is 'End of the made-up history; null when the store has none.';
