package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.predictor.forecast.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {

    private static final Instant NOW = Instant.parse("2026-02-12T18:00:00Z");

    @TempDir
    Path folder;

    /** A manager's word of before such reasons were refused. */
    @Test
    void aReasonWithLineBreaksInTheFirstRowArrives() throws Exception {
        for (String reason : List.of("recall\nof today", "recall\rof today", "recall\r\nof today, \"all\"")) {
            Path file = folder.resolve("plan.csv");
            List<PlanRow> rows = List.of(
                    new PlanRow("012", "BRAT", 7, 1.5, 0, new CookDecision(4, 3.25, 9, .5, null, reason)),
                    new PlanRow("012", "HOT_DOG", 7, 0, 2, new CookDecision(0, 1, 9, 0, 3, "enough is there")));
            try (PlanFile plan = new PlanFile(file, new Edition("v", NOW), NOW)) {
                rows.forEach(plan::write);
            }
            try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                    Connection connection = warehouse.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema MARTS");

                WarehousePlan.replace(warehouse, file);

                assertThat(WarehousePlan.readSlot(connection, 7)).containsExactlyInAnyOrderElementsOf(rows);
            }
        }
    }
}
