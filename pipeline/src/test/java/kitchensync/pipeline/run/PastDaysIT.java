package kitchensync.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.StoreSchemas;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What managers look at, from the warehouse to Postgres. Store 027 is this test's. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
class PastDaysIT {

    private static final String SALE = "'00000000-0000-7000-8000-000000000027'";

    @Inject
    PipelineRunner runner;

    @Inject
    AgroalDataSource postgres;

    @Inject
    Catalogue catalogue;

    @Inject
    Warehouse warehouse;

    private Store store;

    @BeforeEach
    void tables() throws SQLException {
        store = catalogue.store("027").orElseThrow();
        StoreSchemas.create(postgres, catalogue.activeStores());
    }

    private void event(String type, String id, String rest, String at) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            StoreSchemas.event(connection, store, type, id, rest, at);
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (connection;
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    private List<String> served(String sql) throws SQLException {
        return rows(postgres.getConnection(), sql);
    }

    @Test
    void daysAreServedAsTheMartsHaveThemAndOnlyThoseThatChangedAreWritten() throws Exception {
        // Given: two days
        event("sale", "gen_random_uuid()", "'HOT_DOG', 3, 2.00, null, null", "2026-01-03 07:59-06");
        event("sale", SALE, "'BRAT', 2, 2.50, null, null", "2026-01-04 12:10-06");
        event("stockout", "gen_random_uuid()", "'BRAT', 3, null, null, null", "2026-01-04 12:40-06");
        event("waste", "gen_random_uuid()", "'CORN_DOG', 4, null, 'dropped', null", "2026-01-04 23:30-06");
        event("cooked", "gen_random_uuid()", "'BRAT', 6, null, null, null", "2026-01-04 11:00-06");
        event("cooked", "gen_random_uuid()", "'HOT_DOG', 12, null, null, null", "2026-01-04 05:10-06");
        runner.run();

        // Then: money, and units by hour
        assertThat(served(
                        "select concat_ws(' ', day, sold, revenue, wasted, waste_cost, missed, missed_sales) from serving.store_days"
                                + " where store_id = '027' and day > '2026-01-02' order by day"))
                .containsExactly("2026-01-03 3 6.00 0 0.00 0 0.00", "2026-01-04 2 5.00 4 2.60 3 7.50");
        assertThat(served("select concat_ws(' ', item_id, sold_hours[13], missed_hours[13], wasted_hours[24],"
                        + " cooked_hours[6], cooked_hours[12]) from serving.item_days where store_id = '027' and day = '2026-01-04'"
                        + " order by item_id"))
                .containsExactly("BRAT 2 3 0 0 6", "CORN_DOG 0 0 4 0 0", "HOT_DOG 0 0 0 12 0");
        assertThat(served("select concat_ws(' ', day, at at time zone 'UTC', item_id, units, reason)"
                        + " from serving.waste_events where store_id = '027'"))
                .containsExactly("2026-01-04 2026-01-05 05:30:00 CORN_DOG 4 dropped");
        assertThat(rows(warehouse.connect(), """
                select cast(sum(sold) as bigint) || ' ' || sum(revenue) || ' ' || cast(sum(wasted) as bigint) || ' '
                  || cast(sum(waste_cost) as decimal(12, 2)) || ' ' || cast(sum(missed) as bigint) from MARTS.DAY_TOTALS"""))
                .isEqualTo(served(
                        "select concat_ws(' ', sum(sold), sum(revenue), sum(wasted), sum(waste_cost), sum(missed))"
                                + " from serving.item_days"));

        // When: a day gets more, another loses its only sale of an item
        String before = "select xmin::text from serving.store_days where store_id = '027' and day = '2026-01-03'";
        List<String> untouched = served(before);
        event("waste", "gen_random_uuid()", "'CORN_DOG', 1, null, null, null", "2026-01-04 23:40-06");
        event("correction", "gen_random_uuid()", "'BRAT', 0, null, null, " + SALE, "2026-01-05 08:00-06");
        runner.run();

        // Then
        assertThat(served(before)).isEqualTo(untouched);
        assertThat(served("select concat_ws(' ', item_id, sold, wasted, missed, missed_sales) from serving.item_days"
                        + " where store_id = '027' and day = '2026-01-04' order by item_id"))
                .containsExactly("BRAT 0 0 3 8.37", "CORN_DOG 0 5 0 0.00", "HOT_DOG 0 0 0 0.00");
        assertThat(served(
                        "select coalesce(reason, 'none') from serving.waste_events where store_id = '027' order by at"))
                .containsExactly("dropped", "none");
    }

    @Test
    void whatIsWrongInPostgresIsMendedByTheNextRunWithNews() throws Exception {
        // Given
        event("sale", "gen_random_uuid()", "'HOT_DOG', 1, 2.00, null, null", "2026-01-02 08:00-06");
        runner.run();

        // When
        served("update serving.store_days set sold = 99 where store_id = '027' returning 1");
        served("insert into serving.store_days values ('gone', '2026-01-02', 1, 1, 0, 0, 0, 0, 1) returning 1");
        event("sale", "gen_random_uuid()", "'HOT_DOG', 1, 2.00, null, null", "2026-01-02 09:00-06");
        runner.run();

        // Then
        assertThat(served("select 1 from serving.store_days where sold = 99 or store_id = 'gone'"))
                .isEmpty();
    }
}
