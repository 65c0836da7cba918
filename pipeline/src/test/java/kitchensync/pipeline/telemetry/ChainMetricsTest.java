package kitchensync.pipeline.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.run.RunListener.Ended;
import kitchensync.pipeline.run.RunListener.Started;
import kitchensync.pipeline.run.RunReport;
import kitchensync.pipeline.run.RunRequest;
import kitchensync.pipeline.run.RunRequest.Trigger;
import org.junit.jupiter.api.Test;

class ChainMetricsTest {

    private static final Instant NOON = Instant.parse("2026-01-07T18:00:00Z");

    private final Started started = new Started(UUID.randomUUID(), RunRequest.of(Trigger.SCHEDULE), NOON);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    private static Ended ended(long rows) {
        RunReport report = new RunReport(Map.of("SALES_EVENTS", rows), List.of(), 1, 0, List.of(), List.of(), 1, 2);
        return new Ended(NOON, 2, List.of(), null, NOON, null, null, report);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void theLastWholeDayOfAllStoresIsShownOnceAnHourWhenThereIsNews() throws Exception {
        try (Sandbox sandbox = new Sandbox()) {
            // Given a day of two stores, and the day in progress
            sandbox.sale("012", "HOT_DOG", 3, "2026-01-06 18:00:00")
                    .sale("061", "BRAT", 1, "2026-01-06 18:00:00")
                    .sale("012", "HOT_DOG", 9, "2026-01-07 17:00:00")
                    .event("STOCKOUT_EVENTS", "012", "HOT_DOG", "1", "2026-01-06 18:30:00");
            assertThat(sandbox.layers("2026-01-07 18:00:00").failures()).isEmpty();
            ChainMetrics metrics = new ChainMetrics(sandbox.warehouse, registry, now::get);

            // When nothing is new, nobody asks
            metrics.ended(started, ended(0));
            assertThat(gauge("chain.stores")).isNaN();

            // Then
            sandbox.sql("insert into INTERMEDIATE.FORECAST_HOURS (store_id, item_id, sale_date, hour, model_version,"
                    + " slots, forecast, actual, absolute_error, deviance, load_seq) values"
                    + " ('012', 'HOT_DOG', date '2026-01-06', 12, 'new', 4, 600, 500, 100, 0, 1),"
                    + " ('012', 'HOT_DOG', date '2026-01-05', 12, 'old', 4, 900, 10, 890, 0, 1),"
                    + " ('012', 'HOT_DOG', date '2025-12-30', 12, 'new', 4, 900, 10, 890, 0, 1)");
            metrics.ended(started, ended(4));
            assertThat(gauge("chain.stores")).isEqualTo(2);
            assertThat(gauge("chain.forecast.bias.ratio")).isEqualTo(.2, within(1e-9));
            assertThat(gauge("chain.service.ratio")).isEqualTo(.8, within(1e-9));
            assertThat(gauge("chain.waste.ratio")).isZero();
            assertThat(gauge("chain.revenue")).isPositive();
            double before = gauge("chain.revenue");

            // When there is more of that day, it shows an hour later
            sandbox.sale("061", "BRAT", 5, "2026-01-06 19:00:00");
            sandbox.layers("2026-01-07 18:00:00");
            metrics.ended(started, ended(1));
            assertThat(gauge("chain.revenue")).isEqualTo(before);
            now.set(NOON.plus(Duration.ofHours(1)));
            metrics.ended(started, ended(1));
            assertThat(gauge("chain.revenue")).isGreaterThan(before);
        }
    }
}
