package kitchensync.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(KafkaAwayIT.NobodyThere.class)
class KafkaAwayIT {

    public static final class NobodyThere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kafka.bootstrap.servers", "localhost:1");
        }
    }

    @Inject
    RunAnnouncer announcer;

    @Test
    void aRunGoesOnWithinSecondsWhenKafkaIsAway() {
        // Given
        PipelineRunFinished finished = new PipelineRunFinished(UUID.randomUUID(), TestWarehouse.NOW, null, 0);

        for (int run = 0; run < 3; run++) {
            // When
            Instant start = Instant.now();
            boolean told = announcer.announce(finished).arrives();

            // Then
            assertThat(told).isFalse();
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
        }
    }
}
