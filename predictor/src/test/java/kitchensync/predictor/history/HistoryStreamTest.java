package kitchensync.predictor.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.predictor.profile.Profile;
import kitchensync.predictor.profile.ProfileLearner;
import kitchensync.predictor.world.World;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three stores, one of which tells what it cooks but not what customers could not have. */
class HistoryStreamTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 8);
    private static final int DAYS = 24;

    private final Catalogue catalogue = new Catalogue(
            CatalogueFiles.bundled().stores().stream()
                    .filter(store -> List.of("012", "061", "078").contains(store.id()))
                    .toList(),
            CatalogueFiles.bundled().items());
    private final Assortment assortment = Assortment.of(catalogue);
    private DuckDbWarehouse warehouse;
    private Connection connection;

    @BeforeEach
    void write() throws SQLException {
        warehouse = DuckDbWarehouse.inMemory();
        new World(catalogue).write(warehouse, FIRST, DAYS, 11);
        connection = warehouse.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("update INTERMEDIATE.ROLLING_FEATURES_15MIN set missed = 0 where store_id = '012'");
            statement.execute(
                    "insert into INTERMEDIATE.ITEM_SLOTS select store_id, item_id, sale_date, slot_index,"
                            + " quantity, missed, slot_index % 2, case store_id when '012' then quantity else 0 end from INTERMEDIATE.ROLLING_FEATURES_15MIN");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        warehouse.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10, 14, 100})
    void theProfileDoesNotDependOnHowMuchOfTheHistoryIsHeld(int heldDays) throws Exception {
        DemandHistory all = HistoryReader.read(connection, assortment, 400);
        Profile expected = ProfileLearner.upTo(all, DAYS).profile();

        Profile profile;
        try (HistoryStream stream = new HistoryStream(connection, assortment, 400, heldDays)) {
            ProfileLearner learner = new ProfileLearner(stream.history(), DAYS);
            while (learner.origin() < DAYS) {
                stream.hold(learner.origin());
                learner.learnWeek();
            }
            profile = learner.profile();
        }

        assertThat(all.units(assortment.kitchen(0, 0), 3)).isPositive();
        assertThat(means(profile)).containsExactly(means(expected));
    }

    @Test
    void whatASilentStoreMissedIsInEveryWeek() throws SQLException {
        DemandHistory all = HistoryReader.read(connection, assortment, 400);

        for (int week = 0; week < DAYS / 7; week++) {
            assertThat(units(all, 0, week * 7)).as("week " + week).isGreaterThan(1.01 * sold("012", week * 7));
            assertThat(units(all, 1, week * 7)).as("week " + week).isEqualTo(sold("061", week * 7));
        }
    }

    @Test
    void onlyTheNewestDaysAreRead() throws SQLException {
        DemandHistory newest = HistoryReader.read(connection, assortment, 10);

        assertThat(newest.firstDay()).isEqualTo(FIRST.plusDays(DAYS - 10));
        assertThat(newest.days()).isEqualTo(10);
        assertThat(units(newest, 1, 0)).isEqualTo(sold("061", DAYS - 10));
    }

    @Test
    void aDayThatIsOverInOneStoreAndStillRunsInOthersIsReadOfTheOneAlone() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "delete from INTERMEDIATE.STORE_DAYS where store_id in ('012', '061') and sale_date = date '"
                            + FIRST.plusDays(DAYS - 1) + "'");
        }

        DemandHistory history = HistoryReader.read(connection, assortment, 400);

        assertThat(history.days()).isEqualTo(DAYS);
        for (int store = 0; store < assortment.stores(); store++) {
            assertThat(history.isOpen(store, DAYS - 2)).isTrue();
            assertThat(history.isOpen(store, DAYS - 1)).as("store " + store).isEqualTo(store == 2);
        }
    }

    private double units(DemandHistory history, int store, int from) {
        double units = 0;
        for (int item = 0; item < assortment.items(); item++) {
            for (int day = from; day < from + 7; day++) {
                units += history.units(assortment.kitchen(store, item), day);
            }
        }
        return units;
    }

    private double sold(String store, int from) throws SQLException {
        try (Statement statement = connection.createStatement();
                var row =
                        statement.executeQuery("select sum(quantity + missed) from INTERMEDIATE.ROLLING_FEATURES_15MIN"
                                + " where store_id = '%s' and sale_date between date '%s' and date '%s'"
                                        .formatted(store, FIRST.plusDays(from), FIRST.plusDays(from + 6)))) {
            row.next();
            return row.getDouble(1);
        }
    }

    private double[] means(Profile profile) {
        double[] means = new double[assortment.kitchens() * assortment.weekCells()];
        for (int i = 0; i < means.length; i++) {
            int cell = i % assortment.weekCells();
            means[i] = profile.mean(i / assortment.weekCells(), cell / 96, cell % 96);
        }
        return means;
    }
}
