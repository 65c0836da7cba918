package kitchensync.local.serve;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.local.serve.Jobs.Job;
import kitchensync.predictor.forecast.Edition;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.forecast.Predictions;
import kitchensync.predictor.registry.ModelList;
import kitchensync.predictor.train.Training;
import org.jboss.logging.Logger;

/**
 * Learns from what sold while the kitchens are live: trains on Mondays and forecasts every night, at four by the chain's
 * clock. How old model and forecast are decides, so that a process that was away then catches up when it is back.
 */
@Singleton
public class Learning {

    private static final Logger LOG = Logger.getLogger(Learning.class);

    private static final Duration AGAIN_AFTER = Duration.ofHours(1);

    private final Jobs jobs;
    private final Training training;
    private final Forecasting forecasting;
    private final ModelList models;
    private final Warehouse warehouse;
    private final Clock clock;
    private final Nights nights;
    private Instant seenTo = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    Learning(
            Jobs jobs,
            Training training,
            Forecasting forecasting,
            ModelList models,
            Warehouse warehouse,
            Catalogue catalogue,
            Clock clock) {
        this.jobs = jobs;
        this.training = training;
        this.forecasting = forecasting;
        this.models = models;
        this.warehouse = warehouse;
        this.clock = clock;
        this.nights = Nights.of(catalogue.activeStores());
    }

    /** The databases are asked once a night, and again an hour after something failed. */
    @Scheduled(identity = "kitchensync-learning", every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        Instant now = clock.instant();
        Instant night = nights.last(now);
        if (night.equals(seenTo) || now.isBefore(notBefore)) {
            return;
        }
        boolean trained = done(Job.TRAIN, () -> isTrainingDue(night, now));
        boolean forecast = done(Job.PREDICT, () -> isForecastDue(night, now));
        if (trained && forecast) {
            seenTo = night;
        } else {
            notBefore = now.plus(AGAIN_AFTER);
        }
    }

    /** As long as none is good enough to forecast every night, until there are days enough. */
    private boolean isTrainingDue(Instant night, Instant now) throws SQLException {
        Optional<Instant> newest = models.all().stream().findFirst().map(ModelList.Entry::trainedAt);
        return Nights.isDue(newest, training.hasModel() ? nights.lastOfWeek(now) : night, now);
    }

    /** A new champion forecasts at once. */
    private boolean isForecastDue(Instant night, Instant now) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            Optional<Instant> newest = Predictions.edition(connection).map(Edition::predictedAt);
            return Nights.isDue(newest, night, now) || !forecasting.isCurrent();
        }
    }

    /** @return whether it was not due, or is done */
    private boolean done(Job job, Callable<Boolean> due) {
        try {
            if (due.call()) {
                String report = jobs.run(job);
                LOG.infof("done by night: %s: %s", job, report);
            }
            return true;
        } catch (Exception failed) {
            LOG.errorf("%s failed, to be tried again in an hour; what was there before stands: %s", job, failed);
            return false;
        }
    }
}
