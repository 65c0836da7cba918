package kitchensync.pipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.testkit.Folders;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A run that takes its events from a folder; the stores have no tables in Postgres at all. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(FilesSourceIT.Lake.class)
class FilesSourceIT {

    public static final class Lake implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "kafka.bootstrap.servers", "localhost:1",
                    "kitchensync.pipeline.publish-seconds", "0",
                    "kitchensync.pipeline.source", "files",
                    "kitchensync.pipeline.folder", folder().toString());
        }
    }

    @Inject
    PipelineRunner runner;

    @Inject
    Warehouse warehouse;

    private static Path folder() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "kitchensync-lake-" + ProcessHandle.current().pid());
    }

    @AfterAll
    static void delete() throws IOException {
        Folders.delete(folder());
    }

    private static void sale(int id, int quantity) throws IOException {
        Files.writeString(
                Files.createDirectories(folder()).resolve(id + ".jsonl"),
                "{\"type\":\"sale\",\"store_id\":\"012\",\"event_id\":\"00000000-0000-0000-0000-00000000000" + id
                        + "\",\"item_id\":\"BRAT\",\"quantity\":" + quantity
                        + ",\"price\":2.79,\"created_at\":\"2026-01-05T18:00:00Z\"}\n");
    }

    private String sold() throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sum(sold) from MARTS.DAY_TOTALS")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void everyRunTakesWhatIsNewInTheFolder() throws Exception {
        // Given
        sale(1, 2);

        // When
        RunReport first = runner.run();
        sale(2, 3);
        RunReport second = runner.run();

        // Then
        assertThat(first.failedTests()).isEmpty();
        assertThat(first.extracted()).containsEntry("SALES_EVENTS", 1L).containsEntry("WASTE_LOG", 0L);
        assertThat(second.rows()).isEqualTo(1);
        assertThat(sold()).isEqualTo("5");
        assertThat(runner.run().rows()).isZero();
    }
}
