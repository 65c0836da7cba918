package kitchensync.pipeline.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.pipeline.layer.FullDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A warehouse that can grow no more at some point of a run: no file of this process may be written beyond a size. */
@EnabledOnOs(OS.LINUX)
class FullDiskIT {

    private static final String UNLIMITED = "unlimited";
    private static final String REMEDY = "free some space";
    private static final int ROUNDS = 6;

    /** Not enough for what extract logs. */
    private static final long EXTRACT_BYTES = 1_000;

    /** Times two and four, enough for that and for some models. */
    private static final long LAYER_BYTES = 10_000;

    /** Enough for that, but not for the tables themselves. */
    private static final long TABLES_BYTES = 1_000_000;

    private static void mostBytes(String most) throws IOException, InterruptedException {
        String pid = String.valueOf(ProcessHandle.current().pid());
        Process limit = new ProcessBuilder("prlimit", "--pid=" + pid, "--fsize=" + most + ":")
                .inheritIO()
                .start();
        assertThat(limit.waitFor()).isZero();
    }

    @Test
    void whatWasThereServesOnAndTheNextRunMakesUpForIt() throws Exception {
        List<String> complaints = new ArrayList<>();
        try (SmallChain chain = new SmallChain()) {
            Trade trade = new Trade(chain.postgres(), Victim.STORES, new Random(1));
            trade.goOn();
            try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(chain.warehouse(), "300MB")) {
                assertThat(run(chain, warehouse, false)).isEmpty();
                for (int round = 0; round < ROUNDS; round++) {
                    // Given
                    boolean first = round == 0;
                    String before = totals(warehouse);
                    trade.goOn();
                    boolean full = round % 2 == 1;
                    long room = full ? TABLES_BYTES : EXTRACT_BYTES + LAYER_BYTES * round;
                    mostBytes(String.valueOf(size(chain.log()) + room));

                    // When
                    complaints.addAll(run(chain, warehouse, full));

                    // Then
                    assertThat(complaints).last().asString().contains("File too large", REMEDY);
                    assertThat(totals(warehouse)).isNotEmpty().matches(now -> !first || now.equals(before));

                    // When
                    mostBytes(UNLIMITED);
                    trade.goOn();

                    // Then
                    assertThat(run(chain, warehouse, false)).isEmpty();
                }
            }
            try (DuckDbWarehouse clean = DuckDbWarehouse.inMemory()) {
                assertThat(run(chain, clean, false)).isEmpty();
                assertThat(Difference.of(clean, chain.warehouse())).isEmpty();
            }
        } finally {
            mostBytes(UNLIMITED);
        }
        // In the midst of a model, too, not only at its commit.
        assertThat(complaints).anyMatch(complaint -> complaint.matches("[A-Z]+\\.\\w+: .*"));
    }

    /** What was wrong: with models, or with the run as a whole. */
    private static List<String> run(SmallChain chain, DuckDbWarehouse warehouse, boolean full) {
        Victim.Task task = new Victim.Task(false, full, "2026-02-01 06:00:00");
        try {
            return Victim.run(new Fuse(Fuse.NEVER, false), chain.postgres(), warehouse, task)
                    .failures();
        } catch (SQLException failed) {
            return List.of(FullDisk.explained(String.valueOf(failed.getMessage())));
        }
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    private static String totals(DuckDbWarehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            return String.join(
                    "\n", Difference.texts(statement, "select cast(t as varchar) from MARTS.DAY_TOTALS t order by 1"));
        }
    }
}
