-- How busy today is against its forecast, for the managers' forecast page.

create table day_levels (
  store_id   text             primary key,
  day        date             not null,
  counted_to timestamptz      not null,
  factor     double precision not null check (factor > 0)
);
comment on table day_levels is 'Written by the predictor before every slot, for stores with a count. What the rest of the store''s local day is multiplied by, from its sales up to counted_to.';
