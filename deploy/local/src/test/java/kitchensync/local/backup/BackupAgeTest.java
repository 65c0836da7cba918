package kitchensync.local.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupAgeTest {

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-03-01T04:00:00Z");

    @Test
    void whoNeverAsksForBackupsHasNoAge() {
        assertThat(seconds(process())).isNaN();
    }

    @Test
    void askedForInVainItGrowsFromTheFirstTimeOn() throws Exception {
        // Given
        MeterRegistry registry = new SimpleMeterRegistry();
        BackupAge age = new BackupAge(folder.resolve("newest"), registry, () -> now);

        // When
        age.asked();
        now = now.plusSeconds(86_400);
        age.asked();

        // Then
        assertThat(seconds(registry)).isEqualTo(86_400);
    }

    @Test
    void aBackupMakesItYoungAndTheNextProcessKnows() throws Exception {
        // Given
        BackupAge age = new BackupAge(folder.resolve("newest"), new SimpleMeterRegistry(), () -> now);
        age.asked();

        // When
        now = now.plusSeconds(200_000);
        age.made();
        now = now.plusSeconds(60);

        // Then
        assertThat(seconds(process())).isEqualTo(60);
    }

    private MeterRegistry process() {
        MeterRegistry registry = new SimpleMeterRegistry();
        new BackupAge(folder.resolve("newest"), registry, () -> now);
        return registry;
    }

    private static double seconds(MeterRegistry registry) {
        return registry.get("backup.age.seconds").gauge().value();
    }
}
