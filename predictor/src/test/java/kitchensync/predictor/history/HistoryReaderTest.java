package kitchensync.predictor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Store;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.predictor.plan.Items;
import kitchensync.predictor.world.World;
import org.junit.jupiter.api.Test;

/**
 * Ten days of one item in two stores: 20 are cooked at ten, two sold in each slot of two hours, and the rest thrown away; on
 * the last day there are only six.
 */
class HistoryReaderTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final int TEN = 40;
    private static final int LAST_DAY = 9;

    private static DemandHistory read(String missedIn) throws SQLException {
        List<Store> stores = CatalogueFiles.bundled().stores().stream()
                .filter(store -> List.of("012", "034").contains(store.id()))
                .toList();
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                Connection connection = warehouse.connect()) {
            World.createTables(connection);
            try (Statement statement = connection.createStatement()) {
                for (Store store : stores) {
                    for (int day = 0; day <= LAST_DAY; day++) {
                        sell(statement, store.id(), day, day < LAST_DAY ? 8 : 3);
                        cook(statement, store.id(), day, day < LAST_DAY ? 20 : 6);
                        throwAway(statement, store.id(), day, day < LAST_DAY ? 4 : 0);
                    }
                }
                statement.execute("insert into INTERMEDIATE.ITEM_SLOTS values ('" + missedIn
                        + "', 'HOT_DOG', date '2026-01-05', 60, 0, 1, 0, 0)");
            }
            return HistoryReader.read(
                    connection, Assortment.of(stores, List.of(Items.item(10, 240, CookIn.UNITS, 1))), 100);
        }
    }

    private static void sell(Statement statement, String store, int day, int slots) throws SQLException {
        LocalDate date = MONDAY.plusDays(day);
        statement.execute("insert into INTERMEDIATE.STORE_DAYS values ('%s', date '%s', %d)"
                .formatted(store, date, Assortment.dow(date)));
        for (int slot = TEN; slot < TEN + slots; slot++) {
            statement.execute(
                    "insert into INTERMEDIATE.ROLLING_FEATURES_15MIN values ('%s', 'HOT_DOG', date '%s', %d, 2, 0)"
                            .formatted(store, date, Assortment.dow(date) * 96 + slot));
            statement.execute("insert into INTERMEDIATE.ITEM_SLOTS values ('%s', 'HOT_DOG', date '%s', %d, 2, 0, 0, 0)"
                    .formatted(store, date, Assortment.dow(date) * 96 + slot));
        }
    }

    private static void cook(Statement statement, String store, int day, int units) throws SQLException {
        LocalDate date = MONDAY.plusDays(day);
        statement.execute("update INTERMEDIATE.ITEM_SLOTS set cooked = " + units + " where store_id = '" + store
                + "' and sale_date = date '" + date + "' and slot_index % 96 = " + TEN);
    }

    private static void throwAway(Statement statement, String store, int day, int units) throws SQLException {
        LocalDate date = MONDAY.plusDays(day);
        statement.execute("insert into INTERMEDIATE.ITEM_SLOTS values ('%s', 'HOT_DOG', date '%s', %d, 0, 0, %d, 0)"
                .formatted(store, date, Assortment.dow(date) * 96 + TEN + 8, units));
    }

    @Test
    void whereCooksReportButNobodyReportsMissesDemandIsEstimatedOnceTheStockIsGone() throws SQLException {
        DemandHistory history = read("034");

        assertThat(history.units(0, LAST_DAY, TEN + 1)).isEqualTo(2);
        for (int slot = TEN + 4; slot < TEN + 8; slot++) {
            assertThat(history.units(0, LAST_DAY, slot)).as("slot " + slot).isBetween(1.0, 2.5);
        }
    }

    @Test
    void whereMissesAreReportedWhatIsReportedCounts() throws SQLException {
        DemandHistory history = read("034");

        for (int slot = TEN + 4; slot < TEN + 8; slot++) {
            assertThat(history.units(1, LAST_DAY, slot)).as("slot " + slot).isZero();
        }
    }
}
