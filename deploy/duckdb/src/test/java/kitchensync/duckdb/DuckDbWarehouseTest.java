package kitchensync.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DuckDbWarehouseTest {

    /** 70 MB that would stay when the process is killed. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theUnpackedLibraryHasNoNameAnyMore() throws Exception {
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            assertThat(maps.filter(line -> line.contains("/libduckdb_java")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith(" (deleted)"));
        }
    }

    @Test
    void littleThatIsNewGetsOneThreadAndMuchAllCores() throws SQLException {
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory()) {
            warehouse.expect(500);
            assertThat(threads(warehouse)).isEqualTo(1);
            warehouse.expect(Long.MAX_VALUE);
            assertThat(threads(warehouse)).isEqualTo(Runtime.getRuntime().availableProcessors());
        }
    }

    @Test
    void aLineBreakInTheFirstRowIsNotTakenForTheEndOfARow() throws Exception {
        Path csv = Files.createTempFile("kitchensync-rows-", ".csv");
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            for (String text : List.of("x\ny", "x\ry", "x\r\ny", "x\n", "\r")) {
                statement.execute("create or replace table texts (text varchar, n integer)");
                Files.writeString(csv, "\"" + text + "\",1\nz,2\n");
                assertThat(warehouse.load(connection, "texts", List.of("text", "n"), csv))
                        .isEqualTo(2);
                try (ResultSet row = statement.executeQuery("select text from texts where n = 1")) {
                    row.next();
                    assertThat(row.getString(1)).isEqualTo(text);
                }
            }
        } finally {
            Files.delete(csv);
        }
    }

    private static int threads(DuckDbWarehouse warehouse) throws SQLException {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select current_setting('threads')")) {
            row.next();
            return row.getInt(1);
        }
    }

    /** More rows than one thread sorts; twenty times, as two threads may happen to end in order. */
    @Test
    void rowsComeInTheOrderThatWasAskedFor() throws SQLException {
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.inMemory();
                Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table names as select 'S' || lpad(cast(hash(i) % 1000000 as varchar), 8, '0')"
                    + " as name, i as place, i * 1.5::double as price from range(300000) r(i)");
            for (int turn = 0; turn < 20; turn++) {
                List<String> names = new ArrayList<>();
                try (PreparedStatement sorted = connection.prepareStatement("select * from names order by name");
                        ResultSet rows = sorted.executeQuery()) {
                    while (rows.next()) {
                        names.add(rows.getString(1));
                    }
                }
                assertThat(names).isSorted().hasSize(300_000);
            }
        }
    }
}
