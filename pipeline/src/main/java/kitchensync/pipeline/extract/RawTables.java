package kitchensync.pipeline.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.pipeline.layer.Jinja;
import kitchensync.pipeline.layer.Statements;

/** Makes the RAW tables where they are missing. */
public final class RawTables {

    private static final String SCRIPT = "/kitchensync/pipeline/raw.sql";
    private static final String MACROS = "/dbt/macros/raw.sql";

    /** By target: rendering takes longer than running a pipeline without news. */
    private static final Map<String, String> RENDERED = new ConcurrentHashMap<>();

    private RawTables() {}

    public static void create(Dialect dialect, Connection warehouse) throws SQLException {
        Statements.execute(warehouse, script(dialect.target()));
    }

    static String script(String target) {
        return RENDERED.computeIfAbsent(
                target, type -> new Jinja(List.of(resource(MACROS)), type).plain(SCRIPT, resource(SCRIPT)));
    }

    private static String resource(String name) {
        try (InputStream in = RawTables.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
