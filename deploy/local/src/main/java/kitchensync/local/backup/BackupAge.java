package kitchensync.local.backup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import kitchensync.local.engine.LocalSystem;

/**
 * How old the folder's newest backup is, for Prometheus. A file of the folder remembers it when the process starts again:
 * it is made when a backup is asked for the first time, and was modified when the newest one was complete. Who never
 * asks for backups has no age.
 */
@Startup
@Singleton
class BackupAge {

    private final Path file;
    private final InstantSource time;

    @Inject
    BackupAge(LocalSystem system, MeterRegistry registry) {
        this(system.folder().path("backup.newest"), registry, InstantSource.system());
    }

    BackupAge(Path file, MeterRegistry registry, InstantSource time) {
        this.file = file;
        this.time = time;
        Gauge.builder("backup.age.seconds", this::seconds)
                .description("Since the newest backup, or, before there is one, since one was first asked for")
                .register(registry);
    }

    /** Without a backup that comes to its end, the age grows from now on. */
    void asked() throws IOException {
        if (!Files.exists(file)) {
            made();
        }
    }

    /** A backup is complete. */
    void made() throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Files.setLastModifiedTime(file, FileTime.from(time.instant()));
    }

    /** @return NaN as long as none was asked for */
    private double seconds() {
        try {
            return Duration.between(Files.getLastModifiedTime(file).toInstant(), time.instant())
                            .toMillis()
                    / 1_000.0;
        } catch (IOException never) {
            return Double.NaN;
        }
    }
}
