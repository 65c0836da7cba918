-- What the predictor asks of the plan before every slot, without reading all of it: the oldest row, the slots that show
-- counted stock.
create index plan_planned_at on plan (planned_at);
create index plan_counted on plan (slot_start) where slot_start is not null;
