package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a chain at work, brought back into an empty folder: all that was sold before it is there. */
class BackupSystemIT {

    private static final String SALE =
            "{\"item_id\":\"HOT_DOG\",\"quantity\":2,\"price\":1.69,\"created_at\":\"2026-02-12T00:00:05\"}";

    private static final String SALES = "select count(*) as sales from RAW.SALES_EVENTS";
    private static final int BEFORE = 200;

    @TempDir
    Path folder;

    private Launcher launcher;

    @AfterEach
    void close() throws Exception {
        launcher.close();
    }

    @Test
    void whatWasSoldBeforeABackupIsThereAfterItsRestore() throws Exception {
        // Given a chain that goes on selling while it is copied
        launcher = new Launcher(folder);
        int port = Launcher.freePort();
        Launcher.Live live = launcher.start(
                "up",
                "--stores",
                "1",
                "--days",
                "3",
                "--no-simulator",
                "--speed",
                "2",
                "--port",
                String.valueOf(port),
                "--data",
                "one");
        live.awaitLine("http://localhost:" + port);
        sell(port, BEFORE);
        Thread tills = Thread.ofVirtual().start(() -> sell(port, 2_000));

        // When
        Launcher.Ended first = launcher.run("backup", "--data", "one", "--to", "kept", "--keep", "1");
        Launcher.Ended second = launcher.run("backup", "--data", "one", "--to", "kept", "--keep", "1");
        tills.interrupt();
        tills.join();
        String owner = Files.readString(folder.resolve("kept/chain.id"));
        Files.writeString(folder.resolve("kept/chain.id"), "another\n");
        Launcher.Ended refused = launcher.run("backup", "--data", "one", "--to", "kept", "--keep", "1");
        live.kill();
        JsonNode report = new ObjectMapper().readTree(second.lastLine());
        Path backup = Path.of(report.get("backup").asText());
        Launcher.Ended restored = launcher.run("restore", backup.toString(), "--data", "two");
        Launcher.Ended again = launcher.run("restore", backup.toString(), "--data", "two");

        // Then
        assertThat(first.exit()).as("%s", first).isZero();
        assertThat(restored.exit()).as("%s", restored).isZero();
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err().getFirst()).contains("already");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err().getFirst())
                .contains("holds the backups of another chain (chain.id says another, this one is " + owner.strip());
        assertThat(kept()).containsExactlyInAnyOrder(backup.getFileName().toString(), "chain.id");

        long copied = sales("two");
        Launcher.Ended run = launcher.run("pipeline", "run", "--data", "two");
        assertThat(run.exit()).as("%s", run).isZero();
        long all = sales("two");
        assertThat(all).isGreaterThanOrEqualTo(sales("one") + BEFORE).isGreaterThan(copied);
    }

    private List<String> kept() throws Exception {
        try (Stream<Path> all = Files.list(folder.resolve("kept"))) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    private long sales(String data) throws Exception {
        return Long.parseLong(launcher.run("query", SALES, "--data", data).lastLine());
    }

    private static void sell(int port, int times) {
        try {
            for (int i = 0; i < times && !Thread.currentThread().isInterrupted(); i++) {
                assertThat(Launcher.post(port, "/events/012/sales", "application/json", SALE)
                                .statusCode())
                        .isEqualTo(200);
            }
        } catch (InterruptedException | java.io.IOException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
