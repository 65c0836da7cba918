package kitchensync.pipeline.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.pipeline.run.RunListener;
import kitchensync.pipeline.run.RunStep;
import org.jspecify.annotations.Nullable;

/** What the pipeline tells Prometheus. Labels are outcomes and the tables of the project, of which there are few. */
@Startup
@Singleton
public class PipelineMetrics implements RunListener {

    private final MeterRegistry registry;
    private final Gauge dataAge;
    private volatile @Nullable Instant goodUpTo;

    PipelineMetrics(MeterRegistry registry, Clock clock, Catalogue catalogue) {
        this.registry = registry;
        for (String outcome : new String[] {"succeeded", "failed"}) {
            runs(outcome);
        }
        this.dataAge = Gauge.builder("pipeline.data.age.seconds", () -> {
                    Instant upTo = goodUpTo;
                    Instant now = clock.instant();
                    return upTo == null
                            ? Double.NaN
                            : Store.openSince(catalogue.activeStores(), now)
                                    .map(opened -> opened.isAfter(upTo) ? opened : upTo)
                                    .map(from -> Duration.between(from, now).toMillis() / 1_000.0)
                                    .orElse(Double.NaN);
                })
                .description(
                        "Age of the newest event that a good run of this process has brought, on the chain's clock,"
                                + " since some store opened; none while all are closed")
                .register(registry);
    }

    /** The registry may live longer than this, and would go on asking it. */
    @PreDestroy
    void remove() {
        registry.remove(dataAge);
    }

    private Timer runs(String outcome) {
        return Timer.builder("pipeline.run")
                .description("Runs by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    @Override
    public void ended(Started run, Ended end) {
        runs(end.succeeded() ? "succeeded" : "failed").record(Duration.ofMillis(end.millis()));
        if (end.succeeded() && run.request().whole()) {
            goodUpTo = end.dataUpTo();
        }
        for (RunStep step : end.steps()) {
            if (step.kind() == RunStep.Kind.MODEL || step.kind() == RunStep.Kind.PUBLISH) {
                Timer.builder("pipeline.step")
                        .description("Steps of runs by what became of them")
                        .tag("step", step.name())
                        .tag("state", step.state().name().toLowerCase(Locale.ROOT))
                        .register(registry)
                        .record(Duration.ofMillis(step.millis()));
            }
        }
    }
}
