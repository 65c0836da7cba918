package kitchensync.predictor.forecast;

import java.time.Instant;

/** What all rows of MARTS.PREDICTIONS have in common: the model, or {@link Forecasting#NO_MODEL}, and when. */
public record Edition(String modelVersion, Instant predictedAt) {}
