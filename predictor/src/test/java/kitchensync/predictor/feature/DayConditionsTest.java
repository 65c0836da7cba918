package kitchensync.predictor.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.predictor.fit.ModelFit;
import kitchensync.predictor.fit.TestSettings;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.history.HistoryReader;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.model.WeekMeans;
import kitchensync.predictor.profile.ProfileLearner;
import kitchensync.predictor.world.World;
import org.junit.jupiter.api.Test;

class DayConditionsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    private static final int DAYS = 56;
    private static final LocalDate TODAY = FIRST.plusDays(DAYS);

    private final Catalogue bundled = CatalogueFiles.bundled();
    private final Catalogue chain = new Catalogue(bundled.stores().subList(0, 2), bundled.items());
    private final Assortment assortment = Assortment.of(chain);
    private final Conditions menu = MenuConditions.of(chain.activeItems());

    @Test
    void tellsTheDaysThatAreKnownAndNothingOfOthers() throws SQLException {
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                Connection connection = warehouse.connect()) {
            World.createTables(connection);
            assertThat(DayConditions.read(connection, assortment, menu)).isSameAs(menu);

            String store = chain.stores().getFirst().id();
            execute(
                    connection,
                    "insert into STAGING.STG_DAYS values ('" + store + "', '2026-03-01', 41.5, 1, null)," + " ('"
                            + store + "', '2026-03-04', null, null, 'Founders'' Day')");
            Conditions days = DayConditions.read(connection, assortment, menu);

            assertThat(days.isKnown()).isTrue();
            assertThat(days.temperature(0, LocalDate.of(2026, 3, 1))).isEqualTo(41.5f);
            assertThat(days.precipitation(0, LocalDate.of(2026, 3, 1))).isEqualTo(1);
            assertThat(days.temperature(0, LocalDate.of(2026, 3, 4))).isNaN();
            assertThat(days.temperature(0, LocalDate.of(2026, 2, 28))).isNaN();
            assertThat(days.temperature(0, LocalDate.of(2026, 3, 5))).isNaN();
            assertThat(days.temperature(1, LocalDate.of(2026, 3, 1))).isNaN();
            assertThat(days.holiday(0, LocalDate.of(2026, 3, 3))).isEqualTo(-1);
            assertThat(days.holiday(0, LocalDate.of(2026, 3, 4))).isEqualTo(1);
            assertThat(days.holiday(0, LocalDate.of(2026, 3, 2))).isZero();
            assertThat(days.holiday(0, LocalDate.of(2026, 3, 5))).isNaN();
            assertThat(days.holiday(0, LocalDate.of(2026, 2, 28))).isNaN();
            assertThat(days.holiday(0, LocalDate.of(2025, 12, 25))).isNaN();
            assertThat(days.holiday(1, LocalDate.of(2026, 3, 4))).isNaN();
        }
    }

    @Test
    void theEveOfTheFirstDayIsKnownIfThatIsAHoliday() throws SQLException {
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                Connection connection = warehouse.connect()) {
            World.createTables(connection);
            execute(
                    connection,
                    "insert into STAGING.STG_DAYS values ('"
                            + chain.stores().getFirst().id() + "', '2026-03-01', null, null, 'Founders'' Day')");

            Conditions days = DayConditions.read(connection, assortment, menu);

            assertThat(days.holiday(0, LocalDate.of(2026, 2, 27))).isNaN();
            assertThat(days.holiday(0, LocalDate.of(2026, 2, 28))).isEqualTo(-1);
            assertThat(days.holiday(0, LocalDate.of(2026, 3, 1))).isEqualTo(1);
        }
    }

    @Test
    void rainForecastForOneDayLowersThatDayAlone() throws SQLException {
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                Connection connection = warehouse.connect()) {
            // Given a past in which half of the customers stay at home whenever it rains, which is every third day
            new World(chain).write(warehouse, FIRST, DAYS, 42);
            execute(
                    connection,
                    "insert into STAGING.STG_DAYS select store_id, cast(date '" + FIRST
                            + "' + d::integer as date), 50, case when d % 3 = 0 then 1 else 0 end, null"
                            + " from STAGING.STG_STORES, range(" + (DAYS + 7) + ") as days(d)");
            execute(
                    connection,
                    "delete from INTERMEDIATE.ROLLING_FEATURES_15MIN where datediff('day', date '" + FIRST
                            + "', sale_date) % 3 = 0 and hash(store_id, item_id, sale_date, slot_index) % 2 = 0");
            DemandHistory history = HistoryReader.read(connection, assortment, 400);
            Conditions days = DayConditions.read(connection, assortment, menu);

            // When
            DemandModel model = ModelFit.of(history, history.days(), days, TestSettings.USUAL)
                    .model();
            DemandModel.Week week = model.week(
                    assortment, ProfileLearner.upTo(history, history.days()).profile(), TODAY, days);

            // Then
            for (int day = 0; day < 7; day++) {
                double change = units(week.coming(), day) / units(week.usual(), day);
                if (days.precipitation(0, TODAY.plusDays(day)) == 1) {
                    assertThat(change).as("day " + day).isBetween(.5, .75);
                } else {
                    assertThat(change).as("day " + day).isGreaterThan(1);
                }
            }
        }
    }

    private double units(WeekMeans week, int day) {
        double units = 0;
        for (int kitchen = 0; kitchen < assortment.kitchens(); kitchen++) {
            for (int cell = 0; cell < assortment.cells(); cell++) {
                units += week.mean(kitchen, day, cell);
            }
        }
        return units;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
