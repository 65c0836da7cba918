package kitchensync.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FaultLogIT {

    @Inject
    FaultLog log;

    private final List<LogRecord> warnings = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.WARNING.intValue()) {
                warnings.add(entry);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        Logger.getLogger("").removeHandler(handler);
    }

    @Test
    void aFaultOfOursIsLoggedWithItsStackTraceAndARefusalIsNot() {
        Throwable fault = new IllegalStateException("a fault");
        log.apply(problem(503), ProblemContext.of(fault, "/events/012"));
        log.apply(problem(404), ProblemContext.of(fault, "/events/012"));
        assertThat(warnings).isEmpty();

        log.apply(problem(500), ProblemContext.of(fault, "/events/012"));
        assertThat(warnings).singleElement().satisfies(entry -> {
            assertThat(entry.getThrown()).isSameAs(fault);
            assertThat(entry.getLevel().getName()).isEqualTo("ERROR");
        });
    }

    private static HttpProblem problem(int status) {
        return HttpProblem.builder().withStatus(status).withTitle("Test").build();
    }
}
