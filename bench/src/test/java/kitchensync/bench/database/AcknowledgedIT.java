package kitchensync.bench.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the figures worth something: a run with a row too few or too many fails. */
class AcknowledgedIT {

    private static final SortedMap<String, String> SCHEMAS =
            new TreeMap<>(Map.of("0001", "store_0001", "0002", "store_0002"));

    @TempDir
    static Path folder;

    private static Database server;

    private final Acknowledged acknowledged = new Acknowledged(List.of("0001", "0002"));

    @BeforeAll
    static void start() throws Exception {
        server = Database.start(folder.resolve("postgres"));
        server.create("counted");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @BeforeEach
    void threeEventsOfOneStoreAndTwoOfAnother() throws Exception {
        acknowledged.add(new long[] {2, 2});
        acknowledged.add(new long[] {1, 0});
        execute("drop schema if exists store_0001 cascade", "drop schema if exists store_0002 cascade");
        execute("create schema store_0001", "create schema store_0002");
        execute("create table store_0001.events as select generate_series(1, 3) as seq");
        execute("create table store_0002.events as select generate_series(1, 2) as seq");
    }

    @Test
    void allIsWellWhenEveryAcknowledgedEventIsStored() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void aMissingRowFailsTheRun() throws Exception {
        execute("delete from store_0002.events where seq = 2");

        assertThatThrownBy(this::check)
                .isInstanceOf(MiscountException.class)
                .hasMessage("ingest acknowledged 2 events of store 0002, but Postgres has 1");
    }

    @Test
    void aRowTwiceFailsTheRun() throws Exception {
        execute("insert into store_0001.events values (3)");

        assertThatThrownBy(this::check).isInstanceOf(MiscountException.class).hasMessageContaining("Postgres has 4");
    }

    @Test
    void aRowInAnotherStoreFailsTheRun() throws Exception {
        execute("delete from store_0001.events where seq = 3", "insert into store_0002.events values (3)");

        assertThatThrownBy(this::check).isInstanceOf(MiscountException.class).hasMessageContaining("store 0001");
    }

    private void check() throws Exception {
        acknowledged.check("ingest", server.storedByIngest("counted", SCHEMAS));
    }

    private static void execute(String... statements) throws Exception {
        try (Connection connection = server.connect("counted");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
