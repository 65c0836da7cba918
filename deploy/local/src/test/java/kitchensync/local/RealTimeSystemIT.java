package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop that starts in the middle of a day, with an export up to now. */
class RealTimeSystemIT {

    @TempDir
    Path folder;

    @Test
    void salesOfThisVeryDayAreImportedAndTheClockShowsTheRealTime() throws Exception {
        // Given sales of the last two days, one of a minute ago, and one that cannot have been sold yet
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        StringBuilder csv = new StringBuilder("store_id,item_id,ts,quantity,unit_price\n");
        for (Instant at = now.minus(Duration.ofMinutes(1));
                at.isAfter(now.minus(Duration.ofDays(2)));
                at = at.minus(Duration.ofHours(1))) {
            csv.append("7,BREAD,").append(at).append(",1,2.50\n");
        }
        csv.append("7,BREAD,").append(now.plus(Duration.ofHours(3))).append(",1,2.50\n");
        Path file = Files.writeString(folder.resolve("sales.csv"), csv);
        Launcher launcher = new Launcher(folder);

        // When it is imported and brought up, the first time as well after a clock that had run ahead
        Launcher.Ended imported = launcher.run("import", file.toString(), "--data", "mine");
        Files.writeString(
                folder.resolve("mine/clock.json"), "{\"now\":\"%s\"}".formatted(now.plus(Duration.ofDays(2))));
        Launcher.Ended up = launcher.run(
                "up", "--once", "--no-simulator", "--data", "mine", "--port", String.valueOf(Launcher.freePort()));

        // Then what has happened is stored, what has not is told, and the forecast is made now
        assertThat(imported.exit()).as("%s", imported).isZero();
        assertThat(imported.out().getFirst()).contains("48 rows stored, 0 were there already, 1 rejected");
        assertThat(folder.resolve("mine/imports/sales.csv.rejects.csv"))
                .content()
                .contains("the clock of this chain");
        assertThat(up.exit()).as("%s", up).isZero();
        Launcher.Ended predicted = launcher.run(
                "query",
                "select strftime(max(predicted_at), '%Y-%m-%dT%H:%M:%S') from marts.predictions",
                "--data",
                "mine");
        assertThat(LocalDateTime.parse(predicted.lastLine()).toInstant(ZoneOffset.UTC))
                .isBetween(now, Instant.now());
    }
}
