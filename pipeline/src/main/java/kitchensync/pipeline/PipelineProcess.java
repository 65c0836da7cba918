package kitchensync.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import kitchensync.pipeline.run.PipelineProject;
import kitchensync.pipeline.run.PipelineRunner;
import kitchensync.pipeline.run.RunProgress;
import kitchensync.pipeline.run.RunReport;
import kitchensync.pipeline.run.RunRequest;
import kitchensync.pipeline.run.RunRequest.Days;
import kitchensync.pipeline.run.RunRequest.Trigger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The pipeline by itself: a service that runs it again and again, or, as {@code run}, one run and its end. */
@QuarkusMain(name = "pipeline")
public final class PipelineProcess {

    private static final Logger LOG = Logger.getLogger(PipelineProcess.class);
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    /** One run serves nobody, and needs no schedule. */
    private static final Map<String, String> ONE_RUN =
            Map.of("quarkus.scheduler.enabled", "false", "quarkus.http.host-enabled", "false");

    private static volatile boolean serves;

    private PipelineProcess() {}

    public static void main(String... args) {
        if (args.length == 0) {
            serves = true;
            Quarkus.run();
        } else if (request(List.of(args)) == null) {
            System.err.println(
                    "pipeline: give run, run --full-refresh, or run --from DAY --to DAY with days as 2026-01-31;"
                            + " or nothing, to run on schedule and serve");
            System.exit(WRONG_USAGE);
        } else {
            ONE_RUN.forEach(System::setProperty);
            Quarkus.run(OneRun.class, args);
        }
    }

    /** What the command line asks for; null when it makes no sense. */
    static @Nullable RunRequest request(List<String> args) {
        if (args.equals(List.of("run"))) {
            return RunRequest.of(Trigger.COMMAND);
        }
        if (args.equals(List.of("run", "--full-refresh"))) {
            return new RunRequest(Trigger.COMMAND, "", "", true, null);
        }
        boolean days = args.size() == 5
                && args.getFirst().equals("run")
                && args.get(1).equals("--from")
                && args.get(3).equals("--to");
        try {
            return days
                    ? new RunRequest(
                            Trigger.COMMAND,
                            "",
                            "",
                            false,
                            new Days(LocalDate.parse(args.get(2)), LocalDate.parse(args.get(4))))
                    : null;
        } catch (DateTimeParseException | IllegalArgumentException wrong) {
            return null;
        }
    }

    /** Reads the project on another core than the rest of the start: neither the first page nor the first run waits for it. */
    @Singleton
    static final class ReadAhead {

        void begin(
                @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent starting,
                Instance<PipelineProject> project) {
            if (serves) {
                Thread.ofPlatform().daemon().name("pipeline-project").start(() -> read(project));
            }
        }

        private static void read(Instance<PipelineProject> project) {
            try {
                project.get().now();
            } catch (RuntimeException broken) {
                LOG.debug("the project could not be read ahead; whoever needs it says why", broken);
            }
        }
    }

    /** Writes the report of one run as JSON, on one line. */
    @Singleton
    @Unremovable
    static final class OneRun implements QuarkusApplication {

        private final PipelineRunner runner;
        private final ObjectMapper json;

        OneRun(PipelineRunner runner, ObjectMapper json) {
            this.runner = runner;
            this.json = json;
        }

        @Override
        public int run(String... args) throws JsonProcessingException {
            RunRequest request = request(List.of(args));
            if (request == null) {
                return WRONG_USAGE;
            }
            try {
                RunReport report = runner.run(request, RunProgress.SILENT);
                System.out.println(json.writeValueAsString(report));
                return report.succeeded() ? 0 : FAILED;
            } catch (RuntimeException failed) {
                LOG.debug("the run failed", failed);
                System.err.println("pipeline: " + failed.getMessage());
                return FAILED;
            }
        }
    }
}
