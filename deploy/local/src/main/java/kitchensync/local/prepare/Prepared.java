package kitchensync.local.prepare;

import java.util.Optional;
import kitchensync.pipeline.run.RunReport;
import kitchensync.predictor.forecast.ForecastReport;
import kitchensync.predictor.train.TrainingReport;

/**
 * What a preparation has led to.
 *
 * @param run of extract and layers
 * @param training empty when there was a model already
 * @param forecast empty when the predictions were there already
 */
public record Prepared(RunReport run, Optional<TrainingReport> training, Optional<ForecastReport> forecast) {}
