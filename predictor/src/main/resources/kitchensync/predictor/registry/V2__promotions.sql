-- What a model needs beside its ONNX bytes, and who made which model the champion.
alter table models
  alter column onnx drop not null,
  add column fit jsonb not null default '{}',
  add column window_start date,
  add column window_end date;
comment on column models.onnx is 'Null: the profile alone did best, and nothing corrects it.';
comment on column models.fit is 'Codes of stores, items and categories, and the dispersion.';
comment on column models.window_start is 'First and last day that it was trained on.';

create table promotions (
  number      bigint      primary key generated always as identity,
  version     text        not null references models,
  promoted_at timestamptz not null,
  promoted_by text        not null,
  reason      text        not null
);
comment on table promotions is 'The newest row names the champion. Rows are never changed.';

insert into promotions (version, promoted_at, promoted_by, reason)
select version, trained_at, 'migration', 'was in use' from models order by trained_at desc, number desc limit 1;
