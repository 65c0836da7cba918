-- The models that were trained. The predictor is the only reader and writer.
create table models (
  version    text        primary key,
  number     bigint      not null generated always as identity,
  trained_at timestamptz not null,
  features   text        not null,
  onnx       bytea       not null,
  report     jsonb       not null
);
comment on column models.version is 'Hash of the ONNX bytes: the same data and seed give the same version.';
comment on column models.features is 'Feature names in order; a model of other features than the running code''s is passed over.';
