package kitchensync.predictor.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.HourRange;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.embedded.DuckDbWarehouse;
import kitchensync.predictor.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two stores that open for one hour of breakfast, Monday 2026-01-05 to Sunday 2026-01-25, three blocks of a week. */
class FeatureReaderTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final int SIX_O_CLOCK = 24;

    private final Catalogue catalogue = new Catalogue(
            List.of(store("A", 2), store("B", 2)),
            List.of(
                    item("EGG", LocalDate.of(2024, 1, 1)),
                    item("HAM", LocalDate.of(2024, 1, 1)),
                    item("NEW", LocalDate.of(2026, 1, 19))));
    private final FeatureReader reader = new FeatureReader(catalogue);
    private DuckDbWarehouse warehouse;
    private Connection connection;

    private static Store store(String id, int level) {
        return new Store(id, id, "", level, new HourRange(6, 7), ZoneId.of("America/Chicago"), true);
    }

    private static Item item(String id, LocalDate added) {
        return new Item(
                id,
                id,
                "sandwich",
                DayPart.BREAKFAST,
                new BigDecimal("3.00"),
                new BigDecimal("2.00"),
                Set.of(DayOfWeek.TUESDAY),
                BigDecimal.ONE,
                Duration.ofHours(2),
                Duration.ofMinutes(10),
                3,
                4,
                CookIn.UNITS,
                true,
                added);
    }

    @BeforeEach
    void threeWeeks() throws SQLException {
        warehouse = DuckDbWarehouse.inMemory();
        connection = warehouse.connect();
        World.createTables(connection);
        new World(catalogue).writeCatalogue(connection);
        for (String store : List.of("A", "B")) {
            execute("insert into INTERMEDIATE.STORE_DAYS select '" + store + "', d::date, isodow(d::date) - 1"
                    + " from generate_series(date '2026-01-05', date '2026-01-25', interval 1 day) t(d)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        warehouse.close();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void sold(String store, String item, LocalDate date, int slotOfDay, int quantity, int missed)
            throws SQLException {
        int slot = (date.getDayOfWeek().getValue() - 1) * 96 + slotOfDay;
        execute("insert into INTERMEDIATE.ROLLING_FEATURES_15MIN values ('%s', '%s', date '%s', %d, %d, %d)"
                .formatted(store, item, date, slot, quantity, missed));
    }

    private int row(FeatureRows rows, String store, String item, int slot) {
        for (int row = 0; row < rows.size(); row++) {
            if (reader.stores().get(rows.store()[row]).id().equals(store)
                    && reader.items().get(rows.item()[row]).id().equals(item)
                    && rows.slot()[row] == slot) {
                return row;
            }
        }
        throw new AssertionError("there is no row " + store + " " + item + " " + slot);
    }

    private static double value(FeatureRows rows, int row, String feature) {
        return rows.value(row, Features.index(feature));
    }

    @Test
    void everySellableCellOfEveryDayIsARowAlsoWithoutASale() throws SQLException {
        History history = reader.history(connection);

        assertThat(history).isEqualTo(new History(21));
        assertThat(history.trainingBlocks()).isEqualTo(2);
        // 2 stores x 7 days x 4 slots x 2 items; the newest week has a third item
        assertThat(reader.read(connection, history, 1).size()).isEqualTo(112);
        assertThat(reader.read(connection, history, 0).size()).isEqualTo(168);
        assertThat(reader.read(connection, history, History.NEXT).size()).isEqualTo(168);
    }

    @Test
    void meansCountDaysWithoutASaleAndDemandIncludesWhatWasMissed() throws SQLException {
        // Given Mondays at six: 4 units and 2 missed, then nothing; a Tuesday unit at six; all in store A
        sold("A", "EGG", MONDAY, SIX_O_CLOCK, 4, 2);
        sold("A", "EGG", MONDAY.plusDays(1), SIX_O_CLOCK, 1, 0);
        sold("A", "EGG", MONDAY.plusDays(14), SIX_O_CLOCK, 9, 0);

        // When the third week is forecast from the first two
        FeatureRows rows = reader.read(connection, reader.history(connection), 0);

        // Then
        int row = row(rows, "A", "EGG", SIX_O_CLOCK);
        assertThat(rows.demand()[row]).isEqualTo(9);
        assertThat(rows.sampleSize()[row]).isEqualTo((short) 2);
        assertThat(value(rows, row, "cell_mean")).isEqualTo(3);
        assertThat(value(rows, row, "last_week")).isZero();
        assertThat(value(rows, row, "item_tod_mean")).isEqualTo(7 / 14.0, within(1e-6));
        assertThat(value(rows, row, "item_mean")).isEqualTo(7 / 56.0, within(1e-6));
        assertThat(value(rows, row, "item_share")).isEqualTo(1);
        // Store A's 0.5 units at six, and Mondays at 6 units in 4 store days against 7 in 28
        assertThat(value(rows, row, "share_estimate")).isEqualTo(0.5 * (6 / 4.0) / (7 / 28.0), within(1e-5));
        assertThat(value(rows, row, "price")).isEqualTo(3);
        assertThat(value(rows, row(rows, "A", "EGG", 96 + SIX_O_CLOCK), "price"))
                .isEqualTo(2);
        assertThat(value(rows, row(rows, "A", "EGG", 5 * 96 + SIX_O_CLOCK), "is_weekend"))
                .isEqualTo(1);
    }

    @Test
    void chainsDemandIsSharedOutByTraffic() throws SQLException {
        // Given store A sells three times what store B sells, and eggs only in A so far
        sold("A", "EGG", MONDAY, SIX_O_CLOCK, 4, 0);
        sold("A", "HAM", MONDAY, SIX_O_CLOCK, 2, 0);
        sold("B", "HAM", MONDAY, SIX_O_CLOCK, 2, 0);

        // When
        FeatureRows rows = reader.read(connection, reader.history(connection), History.NEXT);

        // Then of 4 eggs in three Mondays store B gets a quarter
        int row = row(rows, "B", "EGG", SIX_O_CLOCK);
        assertThat(value(rows, row, "cell_mean")).isZero();
        assertThat(value(rows, row, "scaled_profile")).isEqualTo(4 * (2 / 8.0) / 3, within(1e-6));
        assertThat(value(rows, row, "item_share")).isEqualTo(0.5);
    }

    @Test
    void newItemGetsWhatAnItemOfItsCategorySellsThere() throws SQLException {
        // Given eggs and ham at six on every day of the first two weeks, in both stores
        for (int day = 0; day < 14; day++) {
            for (String store : List.of("A", "B")) {
                sold(store, "EGG", MONDAY.plusDays(day), SIX_O_CLOCK, 3, 0);
                sold(store, "HAM", MONDAY.plusDays(day), SIX_O_CLOCK, 1, 0);
            }
        }

        // When
        FeatureRows rows = reader.read(connection, reader.history(connection), 0);

        // Then
        int row = row(rows, "A", "NEW", SIX_O_CLOCK);
        assertThat(rows.sampleSize()[row]).isZero();
        assertThat(rows.menuShare()[row]).isZero();
        assertThat(value(rows, row, "category_estimate")).isEqualTo(2, within(1e-6));
        assertThat(value(rows, row, "cell_mean")).isEqualTo(2, within(1e-6));
    }

    @Test
    void futureChangesNoFeature() throws SQLException {
        // Given
        sold("A", "EGG", MONDAY, SIX_O_CLOCK, 4, 2);
        sold("B", "HAM", MONDAY.plusDays(9), SIX_O_CLOCK + 1, 3, 0);
        History history = reader.history(connection);
        FeatureRows before = reader.read(connection, history, 0);

        // When the forecast week itself turns out otherwise
        for (int day = 14; day < 21; day++) {
            sold("A", "EGG", MONDAY.plusDays(day), SIX_O_CLOCK, 50, 50);
            sold("B", "NEW", MONDAY.plusDays(day), SIX_O_CLOCK, 70, 0);
        }

        // Then only what is to be forecast changes
        FeatureRows after = reader.read(connection, history, 0);
        int values = before.size() * Features.COUNT;
        assertThat(Arrays.copyOf(after.values(), values)).isEqualTo(Arrays.copyOf(before.values(), values));
        assertThat(Arrays.copyOf(after.demand(), after.size()))
                .isNotEqualTo(Arrays.copyOf(before.demand(), before.size()));
        assertThat(Arrays.copyOf(reader.read(connection, history, History.NEXT).values(), values))
                .isNotEqualTo(Arrays.copyOf(before.values(), values));
    }

    @Test
    void nothingIsEverMissing() throws SQLException {
        // Given a single sale in the whole chain
        sold("A", "EGG", MONDAY.plusDays(8), SIX_O_CLOCK, 1, 0);

        for (int block = 1; block >= History.NEXT; block--) {
            FeatureRows rows = reader.read(connection, reader.history(connection), block);
            for (int i = 0; i < rows.size() * Features.COUNT; i++) {
                assertThat(rows.values()[i]).isFinite().isNotNegative();
            }
        }
    }
}
