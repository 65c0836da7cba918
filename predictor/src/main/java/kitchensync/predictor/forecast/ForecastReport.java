package kitchensync.predictor.forecast;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/**
 * What was predicted.
 *
 * @param rows a store, active item and slot of the week each
 * @param sellableRows rows inside day part and opening hours
 * @param bySource rows by {@link Source#id}
 * @param weeklyUnits sum of all predictions, units
 * @param modelVersion the model, or {@link Forecasting#NO_MODEL}
 */
@RegisterForReflection
public record ForecastReport(
        int rows,
        int sellableRows,
        Map<String, Integer> bySource,
        double weeklyUnits,
        String modelVersion,
        double seconds) {}
