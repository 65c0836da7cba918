package kitchensync.duckdb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * The warehouse in a DuckDB file, or in memory. DuckDB lets one process at a time open a file, so a process has one
 * of these and hands out connections to it.
 *
 * <p>{@code preserve_insertion_order} stays on: without it, DuckDB 2.0.0 on two threads answers a large prepared
 * {@code order by} out of order. {@code partial_aggregate_pushdown} is off: it adds up below a join what the join's other
 * side does not make fewer of, which doubled the time of the average week.
 */
public final class DuckDbWarehouse implements Warehouse, AutoCloseable {

    private static final Dialect DIALECT = new DuckDbDialect();

    /**
     * Events of which statements are so small that a second thread costs each a quarter more of processor and saves
     * nothing, as there are several lanes: a few minutes of a hundred stores.
     */
    private static final long FEW_EVENTS = 5_000;

    private final DuckDBConnection root;
    private int threads = Runtime.getRuntime().availableProcessors();

    private DuckDbWarehouse(DuckDBConnection root) {
        this.root = root;
    }

    /**
     * @param file made when missing
     * @param memory the most that DuckDB may use, as it writes sizes: {@code 600MB}
     * @throws SQLException when another process has the file open
     */
    public static DuckDbWarehouse open(Path file, String memory) throws SQLException {
        return connect("jdbc:duckdb:" + file, memory, false);
    }

    /** The file of another run that has ended, for reading only. */
    public static DuckDbWarehouse openReadOnly(Path file, String memory) throws SQLException {
        return connect("jdbc:duckdb:" + file, memory, true);
    }

    public static DuckDbWarehouse inMemory() throws SQLException {
        return inMemory("600MB");
    }

    /** @param memory as for {@link #open} */
    public static DuckDbWarehouse inMemory(String memory) throws SQLException {
        return connect("jdbc:duckdb:", memory, false);
    }

    private static DuckDbWarehouse connect(String url, String memory, boolean readOnly) throws SQLException {
        Properties options = new Properties();
        options.setProperty("memory_limit", memory);
        // By itself DuckDB takes as many as the machine has cores; on fewer that this process may use, they get in each
        // other's way.
        options.setProperty("threads", String.valueOf(Runtime.getRuntime().availableProcessors()));
        if (readOnly) {
            options.setProperty("duckdb.read_only", "true");
        }
        // Not through DriverManager, which finds drivers only for the class loader that has registered them.
        DuckDBConnection root =
                Objects.requireNonNull(new DuckDBDriver().connect(url, options)).unwrap(DuckDBConnection.class);
        // Not an option of the connection: the time zones are loaded only once the database is open.
        try (Statement statement = root.createStatement()) {
            statement.execute("set global timezone = 'UTC'");
            statement.execute("set global disabled_optimizers = 'partial_aggregate_pushdown'");
        } catch (SQLException failed) {
            root.close();
            throw failed;
        }
        unlinkLibrary();
        return new DuckDbWarehouse(root);
    }

    /**
     * The driver unpacks its library, 70 MB, into a temporary file, and a process that is killed leaves it behind. On
     * Linux what is loaded needs its name no more; elsewhere it stays as it is.
     */
    private static void unlinkLibrary() {
        try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
            for (String path : maps.filter(line -> line.matches(".*/libduckdb_java\\d+\\.so"))
                    .map(line -> line.substring(line.indexOf('/')))
                    .distinct()
                    .toList()) {
                Files.deleteIfExists(Path.of(path));
            }
        } catch (IOException | UncheckedIOException kept) {
            // No Linux, or not ours to delete: the driver does it when the process ends in order.
        }
    }

    @Override
    public Connection connect() throws SQLException {
        return root.duplicate();
    }

    /** Left to itself, DuckDB takes the first line break for the end of a row, be it one in quotes. */
    @Override
    public long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException {
        String copy = "copy " + table + " (" + String.join(", ", columns) + ") from '"
                + csv.toString().replace("'", "''")
                + "' (format csv, header false, quote '\"', escape '\"', nullstr '', delim ',', new_line '\\n',"
                + " auto_detect false)";
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(copy);
        }
    }

    @Override
    public Dialect dialect() {
        return DIALECT;
    }

    /** Small models keep one core busy, so two are made at a time; more would share the memory among too many. */
    @Override
    public int lanes() {
        return Math.min(2, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public synchronized void expect(long events) throws SQLException {
        int wanted = events <= FEW_EVENTS ? 1 : Runtime.getRuntime().availableProcessors();
        if (wanted != threads) {
            try (Statement statement = root.createStatement()) {
                statement.execute("set global threads = " + wanted);
            }
            threads = wanted;
        }
    }

    @Override
    public long unload(Connection connection, String query, boolean byDay, Path folder) throws SQLException {
        String copy = byDay
                ? " to " + quoted(folder) + " (format parquet, partition_by (day), overwrite_or_ignore)"
                : " to " + quoted(folder.resolve("data_0.parquet")) + " (format parquet)";
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate("copy (" + query + ")" + copy);
        }
    }

    @Override
    public String parquet(Path file) {
        return "read_parquet(" + quoted(file) + ", file_row_number = true, hive_partitioning = false)";
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        root.close();
    }
}
