package kitchensync.local.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
import kitchensync.predictor.train.Training;

/**
 * The jobs that a person can start from the command line, in a process of their own or in the running one, which does
 * them at night as well.
 */
@Singleton
@Unremovable
public class Jobs {

    /** What can be started. */
    public enum Job {
        TRAIN,
        PREDICT
    }

    private final Training training;
    private final Forecasting forecasting;
    private final Planning planning;
    private final ObjectMapper json;

    Jobs(Training training, Forecasting forecasting, Planning planning, ObjectMapper json) {
        this.training = training;
        this.forecasting = forecasting;
        this.planning = planning;
        this.json = json;
    }

    /** Runs a job to its end, one at a time; new predictions bring a new plan. Returns its report as JSON, on one line. */
    public synchronized String run(Job job) throws Exception {
        return switch (job) {
            case TRAIN -> text(training.train());
            case PREDICT -> {
                String report = text(forecasting.predict());
                planning.planWeek();
                yield report;
            }
        };
    }

    private String text(Object report) throws JsonProcessingException {
        return json.writeValueAsString(report);
    }
}
