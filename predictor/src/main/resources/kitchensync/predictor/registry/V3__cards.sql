-- What a model's page shows beyond the report.
alter table models add column card jsonb;
comment on column models.card is 'Scores by item and hour, calibration, importance; null for models from before there were pages.';
