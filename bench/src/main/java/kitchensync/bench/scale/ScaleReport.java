package kitchensync.bench.scale;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.bench.report.Rounded;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param madeSeconds until the chain had its history, forecasts and plan
 * @param runs faster and faster; only of the last may something be broken
 */
record ScaleReport(ScalePlan plan, double madeSeconds, List<ScaleRun> runs) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double THREE_DECIMALS = 1e3;

    /** The fastest at which everything kept up. */
    Optional<ScaleRun> held() {
        return runs.stream().filter(run -> run.broken().isEmpty()).reduce((_, faster) -> faster);
    }

    /** For people. */
    String table() {
        StringBuilder table = new StringBuilder("%d cores. %,d stores, made in %,.0f s. %d s at each speed.%n%n"
                .formatted(Runtime.getRuntime().availableProcessors(), plan.stores(), madeSeconds, plan.seconds()));
        table.append("%8s %10s %10s %12s %8s %12s %12s %7s %8s%n"
                .formatted(
                        "speed",
                        "events/s",
                        "feed lag",
                        "data age",
                        "run s",
                        "page p50 ms",
                        "page p99 ms",
                        "cores",
                        "MiB"));
        for (ScaleRun run : runs) {
            table.append("%8d %,10.0f %8.1f s %10.0f s %8.1f %12.1f %12.1f %7.2f %,8.0f  %s%n"
                    .formatted(
                            run.speed(),
                            run.events(),
                            run.feedLag(),
                            run.dataAge(),
                            run.runSeconds(),
                            run.pageP50(),
                            run.pageP99(),
                            run.cores(),
                            run.mib(),
                            run.broken().isEmpty() ? "held" : String.join(", ", run.broken())));
        }
        return table.toString();
    }

    /** For programs: one line. */
    String json() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("stores", plan.stores());
        all.put("made_seconds", madeSeconds);
        all.put("held_speed", held().map(ScaleRun::speed).orElse(null));
        all.put("held_events_per_second", held().map(ScaleRun::events).orElse(null));
        all.put("broken", runs.getLast().broken());
        all.put("runs", runs);
        try {
            return JSON.writeValueAsString(Rounded.of(JSON.valueToTree(all), THREE_DECIMALS));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and names can be written as JSON", impossible);
        }
    }
}
