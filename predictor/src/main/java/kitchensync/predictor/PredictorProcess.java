package kitchensync.predictor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ImageMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kitchensync.predictor.forecast.Forecasting;
import kitchensync.predictor.plan.Planning;
import org.jboss.logging.Logger;

/** The predictor by itself: a service that plans after every run of the pipeline, or one job and its end. */
@QuarkusMain(name = "predictor")
public final class PredictorProcess {

    private static final Logger LOG = Logger.getLogger(PredictorProcess.class);
    private static final String LIBRARY = "onnxruntime.native.path";
    private static final String TRAIN = "train";
    private static final String PREDICT = "predict";
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    /** A job serves nobody, and leaves the pipeline's messages to the service. */
    private static final Map<String, String> JOB =
            Map.of("mp.messaging.incoming.pipeline-finished.enabled", "false", "quarkus.http.host-enabled", "false");

    private PredictorProcess() {}

    public static void main(String... args) {
        libraryBesideBinary();
        if (args.length == 0) {
            Quarkus.run();
        } else if (args.length == 1 && List.of(TRAIN, PREDICT).contains(args[0])) {
            JOB.forEach(System::setProperty);
            Quarkus.run(Job.class, args);
        } else {
            System.err.println("predictor: give train, or predict, which plans the week too, or nothing, to serve");
            System.exit(WRONG_USAGE);
        }
    }

    /** A binary carries no library in it as a jar does; ONNX Runtime has to be told where it lies. */
    private static void libraryBesideBinary() {
        if (ImageMode.current() == ImageMode.NATIVE_RUN) {
            ProcessHandle.current()
                    .info()
                    .command()
                    .map(command -> Path.of(command).resolveSibling("libonnxruntime.so"))
                    .filter(library -> System.getProperty(LIBRARY) == null && Files.exists(library))
                    .ifPresent(library -> System.setProperty(LIBRARY, String.valueOf(library.getParent())));
        }
    }

    /** Writes the report of a job as JSON, on one line. */
    @Singleton
    @Unremovable
    static final class Job implements QuarkusApplication {

        private final Instance<TrainingJob> training;
        private final Forecasting forecasting;
        private final Planning planning;
        private final ObjectMapper json;

        Job(Instance<TrainingJob> training, Forecasting forecasting, Planning planning, ObjectMapper json) {
            this.training = training;
            this.forecasting = forecasting;
            this.planning = planning;
            this.json = json;
        }

        @Override
        public int run(String... args) {
            try {
                System.out.println(json.writeValueAsString(args[0].equals(TRAIN) ? train() : predict()));
                return 0;
            } catch (Exception failed) {
                LOG.debug("the job failed", failed);
                System.err.println("predictor: " + failed.getMessage());
                return FAILED;
            }
        }

        private Object train() throws Exception {
            if (training.isUnsatisfied()) {
                throw new IllegalStateException("this is a native binary, which cannot train: LightGBM is not in it;"
                        + " train with the same service on a JVM, java -jar quarkus-run.jar train");
            }
            return training.get().run();
        }

        /** New predictions bring a new plan. */
        private Object predict() throws Exception {
            Object report = forecasting.predict();
            planning.planWeek();
            return report;
        }
    }
}
