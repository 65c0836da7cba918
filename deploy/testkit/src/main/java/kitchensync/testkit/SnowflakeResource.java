package kitchensync.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** Gives a {@code @QuarkusTest} the {@link SnowflakeEmulator}, or no setting of Snowflake's where it cannot be had. */
public final class SnowflakeResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable SnowflakeEmulator emulator;

    @Override
    public Map<String, String> start() {
        try {
            emulator = SnowflakeEmulator.start();
            return Map.of(
                    "kitchensync.snowflake.url",
                    emulator.url(),
                    "kitchensync.snowflake.private-key-file",
                    emulator.key().toString());
        } catch (TestAbortedException noPython) {
            return Map.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void stop() {
        try {
            if (emulator != null) {
                emulator.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
