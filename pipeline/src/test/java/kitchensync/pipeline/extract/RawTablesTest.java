package kitchensync.pipeline.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import kitchensync.duckdb.DuckDbWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawTablesTest {

    private static final String COUNT = "select count(*) from information_schema.tables where table_schema = 'RAW'";

    /** To find that nothing is missing takes a warehouse longer than a run without news may. */
    @Test
    void theyAreLookedForOnceUnlessTheWarehouseIsAnother() throws SQLException {
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                DuckDbWarehouse other = DuckDbWarehouse.inMemory();
                Connection connection = warehouse.connect();
                Connection otherConnection = other.connect()) {
            // Given
            RawTables raw = new RawTables();
            raw.make(warehouse.dialect(), connection);
            List<String> all = answers(connection, COUNT);
            answers(connection, "drop table RAW.WASTE_LOG");

            // When
            raw.make(warehouse.dialect(), connection);
            raw.make(other.dialect(), otherConnection);

            // Then
            assertThat(answers(connection, COUNT)).isNotEqualTo(all);
            assertThat(answers(otherConnection, COUNT)).isEqualTo(all);
        }
    }

    /** Snowflake asks a sequence otherwise. */
    @Test
    void aSequenceIsAskedInTheWordsOfTheWarehouse() {
        assertThat(RawTables.script("duckdb")).contains("nextval('RAW.LOAD_SEQ')");
        assertThat(RawTables.script("snowflake"))
                .contains("RAW.LOAD_SEQ.nextval")
                .doesNotContain("nextval(");
    }

    @Test
    void whoOnlyReadsMakesThemWhereOneIsMissing() throws SQLException {
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                Connection connection = warehouse.connect()) {
            // Given
            RawTables.makeFirst(warehouse.dialect(), connection);
            List<String> all = answers(connection, COUNT);
            answers(connection, "drop table RAW.DAYS");

            // When
            RawTables.makeFirst(warehouse.dialect(), connection);

            // Then
            assertThat(all).isEqualTo(List.of("10"));
            assertThat(answers(connection, COUNT)).isEqualTo(all);
        }
    }

    @Test
    void eventIdsAreNotPacked(@TempDir Path folder) throws SQLException {
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.open(folder.resolve("warehouse.duckdb"), "200MB");
                Connection connection = warehouse.connect()) {
            // Given
            RawTables.create(warehouse.dialect(), connection);

            // When
            answers(
                    connection,
                    "insert into RAW.WASTE_LOG select '101', i, cast(format('00000000-0000-4000-8000-{:012x}', i) as uuid),"
                            + " 'item', 1, 'why', timestamp '2026-01-05', 1 from range(130000) events (i)");
            answers(connection, "checkpoint");

            // Then
            assertThat(answers(
                            connection,
                            "select distinct compression from pragma_storage_info('RAW.WASTE_LOG')"
                                    + " where column_name = 'event_id' and segment_type <> 'VALIDITY'"))
                    .containsExactly("Uncompressed");
        }
    }

    private static List<String> answers(Connection connection, String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        answers.add(row.getString(1));
                    }
                }
            }
        }
        return answers;
    }
}
