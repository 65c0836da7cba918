package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PlanMetricsTest {

    private static final Instant NOON = Instant.parse("2026-01-07T18:00:00Z");

    @Test
    void aPlanThatFailsDoesNotMakeTheLastGoodOneYounger() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        PlanMetrics metrics = new PlanMetrics(registry, now::get);

        now.set(NOON.plusSeconds(60));
        metrics.planned(NOON.plusSeconds(58));
        now.set(NOON.plusSeconds(360));
        metrics.failed(NOON.plusSeconds(359));

        assertThat(registry.get("predictor.plan.age.seconds").gauge().value()).isEqualTo(300);
        assertThat(registry.get("predictor.plan")
                        .tag("outcome", "succeeded")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(registry.get("predictor.plan")
                        .tag("outcome", "failed")
                        .timer()
                        .count())
                .isEqualTo(1);
    }
}
