package kitchensync.predictor.plan;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the planning of the next slot tells Prometheus, in real time. */
@Startup
@Singleton
class PlanMetrics {

    private final MeterRegistry registry;
    private final InstantSource time;
    private final Timer succeeded;
    private final Timer failed;
    private final Gauge age;
    private volatile Instant lastGood;

    @Inject
    PlanMetrics(MeterRegistry registry) {
        this(registry, InstantSource.system());
    }

    PlanMetrics(MeterRegistry registry, InstantSource time) {
        this.registry = registry;
        this.time = time;
        this.lastGood = time.instant();
        this.succeeded = timer("succeeded");
        this.failed = timer("failed");
        this.age = Gauge.builder(
                        "predictor.plan.age.seconds",
                        () -> Duration.between(lastGood, time.instant()).toMillis() / 1_000.0)
                .description("Since the next slot was planned by this process, or since its start")
                .register(registry);
    }

    private Timer timer(String outcome) {
        return Timer.builder("predictor.plan")
                .description("Plannings of the next slot by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    /** The registry may live longer than this, and would go on asking it. */
    @PreDestroy
    void remove() {
        registry.remove(age);
    }

    void planned(Instant began) {
        lastGood = time.instant();
        succeeded.record(Duration.between(began, lastGood));
    }

    void failed(Instant began) {
        failed.record(Duration.between(began, time.instant()));
    }

    Instant now() {
        return time.instant();
    }
}
