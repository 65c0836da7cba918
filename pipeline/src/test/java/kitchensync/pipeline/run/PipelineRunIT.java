package kitchensync.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.pipeline.StoreSchemas;
import kitchensync.pipeline.run.RunRequest.Trigger;
import kitchensync.testkit.KafkaResource;
import kitchensync.testkit.PostgresResource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(value = KafkaResource.class, restrictToAnnotatedClass = true)
class PipelineRunIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Inject
    PipelineRunner runner;

    @Inject
    AgroalDataSource postgres;

    @Inject
    Catalogue catalogue;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private Store store;

    @BeforeEach
    void tables() throws SQLException {
        store = catalogue.store("012").orElseThrow();
        StoreSchemas.create(postgres, catalogue.activeStores());
    }

    private void sales(int rows, String createdAt) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            StoreSchemas.sales(connection, store, rows, createdAt);
        }
    }

    private List<String> rows(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                rows.add(row.getString(1));
            }
        }
        return rows;
    }

    @Test
    void aRunWithoutNewsLetsTheWarehouseSleep() throws Exception {
        // Given
        SleepingWarehouse.sleeps = true;
        try {
            sales(2, "2025-12-20 08:00-06");
            runner.run();
            String totals = "select count(*) || ' ' || sum(sold) from serving.day_totals";
            List<String> before = rows(totals);
            SleepingWarehouse.woken = 0;

            // When
            RunReport report = runner.run();

            // Then
            assertThat(SleepingWarehouse.woken).isZero();
            assertThat(report.succeeded()).isTrue();
            assertThat(rows(totals)).isEqualTo(before);
            assertThat(rows("select count(*) from serving.pipeline_status where data_up_to is not null"))
                    .containsExactly("1");

            // When: something is new
            sales(1, "2025-12-20 09:00-06");
            report = runner.run();

            // Then
            assertThat(SleepingWarehouse.woken).isPositive();
            assertThat(report.extracted()).containsEntry("SALES_EVENTS", 1L);

            // When: the last run was another process's, or was lost
            SleepingWarehouse.woken = 0;
            rows("update serving.pipeline_status set finished_at = finished_at - interval '1 s' returning 1");
            assertThat(rows("update serving.day_totals set sold = 99 returning 1"))
                    .isNotEmpty();
            runner.run();

            // Then
            assertThat(SleepingWarehouse.woken).isPositive();
            assertThat(rows("select 1 from serving.day_totals where sold = 99")).isEmpty();

            // When: everything is asked for
            SleepingWarehouse.woken = 0;
            runner.run(new RunRequest(Trigger.COMMAND, "", "", true, null), RunProgress.SILENT);

            // Then
            assertThat(SleepingWarehouse.woken).isPositive();
        } finally {
            SleepingWarehouse.sleeps = false;
        }
    }

    @Test
    void aRunBringsEventsToTheServingTablesAndTellsKafka() throws Exception {
        // Given: store 012 sells on three days.
        sales(4, "2026-01-04 12:00-06");
        sales(3, "2026-01-05 12:00-06");
        runner.run();
        sales(2, "2026-01-05 13:00-06");
        sales(1, "2026-01-06 12:00-06");

        // When
        RunReport report = runner.run();

        // Then
        assertThat(report.failedTests()).isEmpty();
        assertThat(report.testsFailed()).isZero();
        assertThat(report.testsPassed()).isGreaterThan(100);
        assertThat(report.extracted())
                .isEqualTo(Map.of(
                        "SALES_EVENTS", 3L,
                        "WASTE_LOG", 0L,
                        "STOCKOUT_EVENTS", 0L,
                        "COOKED_EVENTS", 0L,
                        "SALE_CORRECTIONS", 0L));
        assertThat(rows("select concat_ws(' ', store_id, item_id, day, sold, revenue) from serving.day_totals"
                        + " order by day"))
                .containsExactly("012 HOT_DOG 2026-01-05 5 13.95", "012 HOT_DOG 2026-01-06 1 2.79");
        assertThat(rows("select concat_ws(' ', finished_at at time zone 'UTC', data_up_to at time zone 'UTC',"
                        + " tests_failed, good_at at time zone 'UTC') from serving.pipeline_status"))
                .containsExactly("2026-01-07 06:00:00 2026-01-06 18:00:00 0 2026-01-07 06:00:00");
        assertThat(messageWithRows(3))
                .containsEntry("finishedAt", TestWarehouse.NOW.toString())
                .containsEntry("dataUpTo", "2026-01-06T18:00:00Z")
                .containsKey("runId");
    }

    @Test
    void totalsOfWhatWasVoidedLeaveTheServingTables() throws Exception {
        // Given: the only brat of the day.
        String sale = "'00000000-0000-7000-8000-0000000000aa'";
        event("sale", sale, "'BRAT', 2, 2.00, null, null");
        runner.run();
        String brats = "select concat_ws(' ', item_id, sold, revenue) from serving.day_totals where item_id = 'BRAT'";
        assertThat(rows(brats)).containsExactly("BRAT 2 4.00");

        // When
        event("correction", "gen_random_uuid()", "'BRAT', 0, null, null, " + sale);
        runner.run();

        // Then
        assertThat(rows(brats)).isEmpty();
    }

    private void event(String type, String id, String rest) throws SQLException {
        try (Connection connection = postgres.getConnection()) {
            StoreSchemas.event(connection, store, type, id, rest, "2026-01-06 12:00-06");
        }
    }

    private Map<String, Object> messageWithRows(int rows) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", kafka, "group.id", "test", "auto.offset.reset", "earliest");
        Instant deadline = Instant.now().plus(PATIENCE);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("pipeline-runs"));
            while (Instant.now().isBefore(deadline)) {
                for (ConsumerRecord<String, String> message : consumer.poll(Duration.ofMillis(200))) {
                    Map<String, Object> told = new ObjectMapper().readValue(message.value(), new TypeReference<>() {});
                    if (Integer.valueOf(rows).equals(told.get("rows"))) {
                        return told;
                    }
                }
            }
        }
        throw new AssertionError("no message with " + rows + " rows within " + PATIENCE);
    }

    @Test
    void ofTwoRunsOneWorksAndTheOtherWaits() throws Exception {
        CompletableFuture<RunReport> second;
        try (Connection other = postgres.getConnection();
                RunLock lock = RunLock.take(other, Duration.ZERO)) {
            // The schedule does not wait: its next run does the same.
            assertThatThrownBy(() -> runner.run(RunRequest.of(Trigger.SCHEDULE), RunProgress.SILENT))
                    .isInstanceOf(PipelineBusyException.class)
                    .hasMessageContaining("another run");
            second = CompletableFuture.supplyAsync(runner::run);
            assertThatThrownBy(() -> second.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        }
        assertThat(second.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).succeeded())
                .isTrue();
    }
}
