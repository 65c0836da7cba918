-- What the crew does on the kitchen's pages, and what each store has cooked lately.

create table kitchen_acts (
  store_id   text        not null,
  act_id     uuid        not null,
  kind       text        not null check (kind in ('done', 'discard', 'later')),
  item_id    text        not null,
  slot_start timestamptz not null,
  subject    text        not null,
  turn       integer     not null,
  quantity   integer     not null check (quantity between 0 and 1000),
  reason     text,
  at         timestamptz not null,
  until      timestamptz,
  event_id   uuid        not null,
  due_at     timestamptz not null,
  undone_at  timestamptz,
  sent_at    timestamptz,
  acked_at   timestamptz,
  voided_at  timestamptz,
  primary key (store_id, act_id)
);
create unique index kitchen_acts_turn on kitchen_acts (store_id, kind, item_id, subject, turn) where kind <> 'later';
create index kitchen_acts_at on kitchen_acts (store_id, at);
create index kitchen_acts_to_send on kitchen_acts (due_at) where acked_at is null and kind <> 'later';
create index kitchen_acts_to_void on kitchen_acts (undone_at) where acked_at is not null and undone_at is not null and voided_at is null and kind = 'done';
comment on table kitchen_acts is 'Written by the kitchen''s pages, and the outbox to ingest: units that went into cooking (done), were thrown away (discard), or are to wait (later). Kept for 14 days.';
comment on column kitchen_acts.act_id is 'Given by the tablet: the same id again is the same tap again.';
comment on column kitchen_acts.subject is 'What it is about: the slot of a card, or the event_id of a batch.';
comment on column kitchen_acts.turn is 'How many acts and undos of the subject the tablet had seen. Of two tablets that act on the same sight of it the first one counts.';
comment on column kitchen_acts.at is 'When, on the chain''s clock; undone_at and until likewise.';
comment on column kitchen_acts.event_id is 'Under which ingest is told.';
comment on column kitchen_acts.due_at is 'From when on ingest may be told, on the database''s clock, as are sent_at, acked_at and voided_at.';
comment on column kitchen_acts.sent_at is 'Set before ingest is told; acked_at after it has answered; voided_at when it has been told of the undoing.';

create table kitchen_versions (
  store_id text   primary key,
  version  bigint not null
);
comment on table kitchen_versions is 'Written by the kitchen''s pages with every act: grows with each, so that other processes see that a store has changed.';

create table cooked_batches (
  store_id  text        not null,
  event_id  uuid        not null,
  item_id   text        not null,
  quantity  integer     not null,
  cooked_at timestamptz not null,
  primary key (store_id, event_id)
);
create index cooked_batches_at on cooked_batches (store_id, cooked_at);
comment on table cooked_batches is 'Written by ingest from the feed: what went into cooking, as last corrected, for the last two days.';

insert into kitchen_acts (store_id, act_id, kind, item_id, slot_start, subject, turn, quantity, at, event_id, due_at, sent_at, acked_at)
select store_id, id, 'done', item_id, slot_start, extract(epoch from slot_start)::bigint::text, 0, quantity, done_at, id, now(), now(), now()
from (select *, gen_random_uuid() as id from done_marks) marks;
drop table done_marks;
