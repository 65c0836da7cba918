package kitchensync.predictor;

import io.quarkus.arc.properties.UnlessBuildProperty;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import kitchensync.predictor.train.Training;
import kitchensync.predictor.train.TrainingReport;

/**
 * The one way from the process to LightGBM. Not there in native binaries, so that neither its code nor its library is:
 * training is a job for a JVM.
 */
@Singleton
@UnlessBuildProperty(name = "quarkus.native.enabled", stringValue = "true", enableIfMissing = true)
class TrainingJob {

    private final Training training;

    TrainingJob(Training training) {
        this.training = training;
    }

    TrainingReport run() throws SQLException {
        return training.train();
    }
}
