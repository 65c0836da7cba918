package kitchensync.pipeline.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Makes the RAW tables where they are missing. */
public final class RawTables {

    private static final String SCRIPT = "/kitchensync/pipeline/raw.sql";

    private RawTables() {}

    public static void create(Connection warehouse) throws SQLException {
        try (InputStream in = RawTables.class.getResourceAsStream(SCRIPT);
                Statement statement = warehouse.createStatement()) {
            statement.execute(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
