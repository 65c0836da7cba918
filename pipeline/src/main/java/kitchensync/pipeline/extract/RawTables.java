package kitchensync.pipeline.extract;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.pipeline.layer.Jinja;
import kitchensync.pipeline.layer.Statements;

/** Makes the RAW tables where they are missing. */
public final class RawTables {

    private static final String SCRIPT = "/kitchensync/pipeline/raw.sql";
    private static final String MACROS = "/dbt/macros/raw.sql";
    private static final String NEXT_LOAD = "select {{ next_load_seq() }}";

    /** By target and text: rendering takes longer than running a pipeline without news. */
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private static final Pattern TABLE = Pattern.compile("create table if not exists (RAW\\.\\w+)");
    private static final String LAST_OF_SCRIPT = "select 1 from RAW.REJECTED_ROWS limit 0";

    private boolean made;

    /** Makes them once, and again when the warehouse has become another one that has none; for who asks often. */
    public synchronized void make(Dialect dialect, Connection warehouse) throws SQLException {
        if (!made || !isAnswered(warehouse, LAST_OF_SCRIPT)) {
            create(dialect, warehouse);
            made = true;
        }
    }

    /**
     * Makes them in a warehouse that lacks one, as an older version's does, and does no more than look in another; for
     * who only reads.
     */
    public static void makeFirst(Dialect dialect, Connection warehouse) throws SQLException {
        String all = TABLE.matcher(script(dialect.target()))
                .results()
                .map(table -> "select 1 from " + table.group(1) + " where false")
                .collect(joining(" union all "));
        if (!isAnswered(warehouse, all)) {
            create(dialect, warehouse);
        }
    }

    private static boolean isAnswered(Connection warehouse, String query) {
        try (Statement statement = warehouse.createStatement()) {
            return statement.execute(query);
        } catch (SQLException missing) {
            return false;
        }
    }

    public static void create(Dialect dialect, Connection warehouse) throws SQLException {
        Statements.execute(warehouse, script(dialect.target()));
    }

    /** A number greater than those of all rows that were loaded before. */
    public static long nextLoad(Dialect dialect, Connection warehouse) throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(rendered(dialect.target(), NEXT_LOAD, NEXT_LOAD))) {
            row.next();
            return row.getLong(1);
        }
    }

    static String script(String target) {
        return rendered(target, SCRIPT, resource(SCRIPT));
    }

    private static String rendered(String target, String name, String text) {
        return RENDERED.computeIfAbsent(
                target + ' ' + name, _ -> new Jinja(List.of(resource(MACROS)), target).plain(name, text));
    }

    private static String resource(String name) {
        try (InputStream in = RawTables.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
