package kitchensync.ingest.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SchemasAtStartTest {

    @Test
    void aRetentionThatForgetsEventsBeforeTheyAreTooOldStopsTheStart() {
        assertThatThrownBy(() -> SchemasAtStart.check(Duration.ofDays(60), Duration.ofHours(60 * 24 + 23)))
                .hasMessageContaining("kitchensync.ingest.retention=PT1463H")
                .hasMessageContaining("kitchensync.ingest.max-past=PT1440H")
                .hasMessageContaining("at least a day longer");
    }

    @Test
    void aDayMoreIsEnough() {
        assertThatCode(() -> SchemasAtStart.check(Duration.ofDays(60), Duration.ofDays(61)))
                .doesNotThrowAnyException();
    }
}
