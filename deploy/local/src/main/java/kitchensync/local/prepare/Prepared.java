package kitchensync.local.prepare;

import kitchensync.pipeline.run.RunReport;
import kitchensync.predictor.forecast.ForecastReport;
import kitchensync.predictor.train.TrainingReport;

/**
 * What a preparation has led to.
 *
 * @param run of extract and layers
 * @param training of the model in use
 * @param forecast that the plan was made from
 * @param planned cells of the plan
 */
public record Prepared(RunReport run, TrainingReport training, ForecastReport forecast, long planned) {}
