package kitchensync.predictor.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.MenuConditions;
import kitchensync.predictor.fit.ModelFit;
import kitchensync.predictor.fit.TestSettings;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.history.HistoryReader;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.profile.Profile;
import kitchensync.predictor.profile.ProfileLearner;
import kitchensync.predictor.world.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The twelve stores out of the box, forecast some at a time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeekShardsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 8);
    private static final LocalDate TODAY = FIRST.plusDays(30);
    private static final Instant NOW = Instant.parse("2026-02-07T18:00:00Z");

    /** A text of all rows that tells any two contents apart. */
    private static final String CONTENT = """
            select md5(string_agg(cast(p as varchar), ';' order by store_id, item_id, slot_index)), count(*)
            from (select * exclude (model_version) from MARTS.PREDICTIONS) p""";

    private final Catalogue catalogue = CatalogueFiles.bundled();
    private final Assortment assortment = Assortment.of(catalogue);
    private final Conditions conditions = MenuConditions.of(catalogue.activeItems());
    private DuckDbWarehouse warehouse;
    private Profile profile;
    private DemandModel model;

    @BeforeAll
    void trainOnAMonth() throws SQLException {
        warehouse = DuckDbWarehouse.inMemory();
        new World(catalogue).write(warehouse, FIRST, 30, 7);
        try (Connection connection = warehouse.connect()) {
            DemandHistory history = HistoryReader.read(connection, assortment, 400);
            profile = ProfileLearner.upTo(history, history.days()).profile();
            model = ModelFit.of(history, history.days(), conditions, new TestSettings(42, 1, 20, .1))
                    .model();
        }
    }

    @AfterAll
    void close() throws SQLException {
        warehouse.close();
    }

    @Test
    void predictionsDoNotDependOnHowManyStoresAreForecastTogether() throws Exception {
        assertThat(model.onnx()).isNotNull();
        String together = predict(conditions, 12, "together");

        assertThat(together).contains(" 362880 ");
        assertThat(predict(conditions, 1, "one")).isEqualTo(together);
        assertThat(predict(conditions, 5, "five")).isEqualTo(together);
    }

    @Test
    void theCauseIsSaidAndTheOldPredictionsStandWhenItEndsHalfway() throws Exception {
        // Given predictions, and a price list that cannot be read for the last stores
        String before = predict(conditions, 12, "before");
        Conditions broken = new Conditions() {
            @Override
            public float temperature(int store, LocalDate day) {
                if (store == 9) {
                    throw new IllegalStateException("no weather for the tenth store");
                }
                return 60;
            }

            @Override
            public boolean isKnown() {
                return true;
            }
        };

        // When
        assertThatThrownBy(() -> predict(broken, 2, "after"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no weather for the tenth store");

        // Then
        assertThat(content("select distinct model_version from MARTS.PREDICTIONS"))
                .isEqualTo("before ");
        assertThat(content(CONTENT)).isEqualTo(before);
        assertThat(content("select count(*) from information_schema.tables where table_name like '%NEXT%'"))
                .isEqualTo("0 ");
    }

    private String predict(Conditions of, int storesAtOnce, String version) throws SQLException, IOException {
        try (NextPredictions next = new NextPredictions(warehouse)) {
            new WeekShards(assortment, profile, model, of, TODAY, Source.MODEL).into(next, storesAtOnce);
            next.publish(catalogue.activeStores(), assortment, model.dispersion(), new Edition(version, NOW));
        }
        return content(CONTENT);
    }

    private String content(String query) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    text.append(row.getString(column)).append(' ');
                }
            }
        }
        return text.toString();
    }
}
