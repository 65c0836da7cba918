package kitchensync.pipeline.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.StoreSchemas;
import kitchensync.pipeline.run.PipelineRunner;
import kitchensync.pipeline.run.PipelineTests;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
class WatchIT {

    @Inject
    PipelineRunner runner;

    @Inject
    PipelineTests tests;

    @Inject
    Watch watch;

    @Inject
    AgroalDataSource postgres;

    @Inject
    Warehouse warehouse;

    @Inject
    Catalogue catalogue;

    @BeforeEach
    void aSaleOfTwentyMinutesAgo() throws SQLException {
        StoreSchemas.create(postgres, catalogue.activeStores());
        try (Connection connection = postgres.getConnection()) {
            StoreSchemas.sales(connection, catalogue.activeStores().getFirst(), 1, "2026-01-07 05:40+00");
        }
        runner.run();
    }

    private void warehouse(String sql) throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void afterAGoodRunAllIsWell() throws SQLException {
        Overview overview = watch.overview();

        assertThat(overview.well()).isTrue();
        assertThat(overview.age()).isEqualTo(Duration.ofMinutes(20));
        assertThat(overview.runs().getFirst()).isEqualTo(overview.lastGood());
    }

    @Test
    void aModelThatCouldNotBeBuiltIsStaleUntilItIs() throws SQLException {
        // Given a sale that extract could never bring
        warehouse("insert into RAW.SALES_EVENTS values ('012', 900, uuid(), 'BRAT', 5000, 2.00,"
                + " '2026-01-06 12:00', nextval('RAW.LOAD_SEQ'))");
        try {
            // When
            runner.run();
            Overview bad = watch.overview();

            // Then
            assertThat(bad.well()).isFalse();
            assertThat(bad.lastGood()).isNotNull().isNotEqualTo(bad.runs().getFirst());
            assertThat(bad.problems())
                    .anySatisfy(step -> assertThat(step.error()).contains("\"quantity\":5000"));
            assertThat(bad.staleModels())
                    .anySatisfy(model -> {
                        assertThat(model.relation()).isEqualTo("MARTS.DAY_TOTALS");
                        assertThat(model.goodAt()).isNotNull();
                        assertThat(model.why()).contains("something that it reads");
                    })
                    .noneMatch(model -> model.relation().equals("STAGING.STG_STORES"));
            assertThat(tests.run("source:raw", "").failures())
                    .singleElement()
                    .asString()
                    .contains("value_range quantity");
        } finally {
            warehouse("delete from RAW.SALES_EVENTS where quantity = 5000");
        }

        // And when it is gone
        runner.run();
        assertThat(watch.overview().staleModels()).isEmpty();
        assertThat(tests.run("", "").failures()).isEmpty();
        assertThat(tests.run("", "").testsPassed()).isGreaterThan(100);
    }

    @Test
    void aSourceWithoutNewRowsIsStale() throws SQLException {
        warehouse("update RAW.SALES_EVENTS set created_at = created_at - interval 11 minutes");

        assertThat(watch.overview().staleSources())
                .singleElement()
                .satisfies(source -> assertThat(source.words()).contains("RAW.SALES_EVENTS", "31 minutes ago"));
        warehouse("update RAW.SALES_EVENTS set created_at = created_at + interval 11 minutes");
    }
}
