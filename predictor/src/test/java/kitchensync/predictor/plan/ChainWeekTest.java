package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.predictor.forecast.Predictions;
import kitchensync.predictor.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The twelve stores out of the box with six items, planned some at a time. */
class ChainWeekTest {

    private static final String PREDICTIONS = """
            insert into MARTS.PREDICTIONS by name select store_id, item_id, slot_index,
              ln(2 + hash(store_id, item_id, slot_index) % 7) as predicted_units, 1.4 as per_unit, .03 as shared,
              true as sellable, 'model' as source, 'v' as model_version, timestamp '2026-02-10' as predicted_at
            from STAGING.STG_SELLABLE_SLOTS""";

    private final Catalogue catalogue = new Catalogue(
            CatalogueFiles.bundled().stores(),
            CatalogueFiles.bundled().activeItems().subList(0, 6));

    @TempDir
    Path folder;

    @Test
    void planDoesNotDependOnHowManyStoresArePlannedTogether() throws SQLException, IOException {
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            World.createTables(connection);
            new World(catalogue).writeCatalogue(connection);
            Predictions.edition(connection);
            statement.execute(PREDICTIONS);

            List<String> together = plan(connection, 12);

            assertThat(together).hasSizeGreaterThanOrEqualTo(new World(catalogue).sellableCells());
            assertThat(plan(connection, 1)).isEqualTo(together);
            assertThat(plan(connection, 5)).isEqualTo(together);
        }
    }

    private List<String> plan(Connection connection, int storesAtOnce) throws SQLException, IOException {
        Path file = folder.resolve(storesAtOnce + ".csv");
        Instant now = Instant.parse("2026-02-12T18:00:00Z");
        try (PlanFile plan = new PlanFile(file, Predictions.edition(connection).orElseThrow(), now)) {
            new ChainWeek(catalogue, 4, new Directives(List.of(), List.of()), now)
                    .write(connection, plan, storesAtOnce);
        }
        return Files.readAllLines(file);
    }
}
