package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain that is left alone goes on learning. */
class LearningSystemIT {

    /** Four in the morning in Chicago on the first day of the live kitchens, in UTC. */
    private static final LocalDateTime FIRST_NIGHT = LocalDateTime.parse("2026-02-12T10:00:00");

    private static final long MOST_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void aNewForecastIsMadeInTheNight() throws Exception {
        try (Launcher launcher = new Launcher(folder)) {
            // Given kitchens in which a minute and a half are a day
            String port = String.valueOf(Launcher.freePort());
            Launcher.Live up = launcher.start(
                    "up", "--data", "one", "--stores", "2", "--days", "7", "--port", port, "--speed", "1000");
            up.awaitLine("The kitchens are live, at 1000 times real time; the simulator sells. Stop with Ctrl-C.");
            assertThat(predictedAt(launcher)).isBefore(FIRST_NIGHT);

            // When their first night has come
            long start = System.nanoTime();
            while (predictedAt(launcher).isBefore(FIRST_NIGHT)) {
                assertThat(System.nanoTime() - start)
                        .as("nothing was forecast: %s", up.err())
                        .isLessThan(MOST_SECONDS * 1_000_000_000);
                Thread.sleep(1000);
            }

            // Then the plan is made of the new forecast
            long waited = System.nanoTime();
            while (!query(
                            launcher,
                            "select min(p.planned_at) >= min(f.predicted_at) from marts.plan p, marts.predictions f")
                    .equals("true")) {
                assertThat(System.nanoTime() - waited).as("it was not planned").isLessThan(30_000_000_000L);
                Thread.sleep(1000);
            }
        }
    }

    private static LocalDateTime predictedAt(Launcher launcher) throws Exception {
        return LocalDateTime.parse(
                query(launcher, "select strftime(max(predicted_at), '%Y-%m-%dT%H:%M:%S') from marts.predictions"));
    }

    private static String query(Launcher launcher, String sql) throws Exception {
        Launcher.Ended ended = launcher.run("query", sql, "--data", "one");
        assertThat(ended.exit()).as("%s", ended).isZero();
        return ended.lastLine();
    }
}
