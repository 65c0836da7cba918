package kitchensync.local.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import kitchensync.ingest.store.IngestSchema;
import kitchensync.local.data.DataFolder;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The first start after a restore: the feed goes on beyond all that was ever read, so that no reader passes over new
 * events. Done before anything is written, and again if it was cut off, which does no harm.
 */
public final class AfterRestore {

    private static final String MARK = "restored";

    private AfterRestore() {}

    /** Lets the first start on a folder that was made out of a backup know. */
    public static void mark(Path folder) throws IOException {
        Files.createFile(folder.resolve(MARK));
    }

    static void begin(DataFolder folder, String postgres) throws IOException, SQLException {
        if (!Files.exists(folder.path(MARK))) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(postgres, "postgres", "");
                Statement statement = connection.createStatement()) {
            if (!canPassOver(statement)) {
                PGSimpleDataSource database = new PGSimpleDataSource();
                database.setUrl(postgres);
                database.setUser("postgres");
                IngestSchema.migrate(database);
            }
            statement.execute("select ingest.pass_over_lost()");
        }
        folder.delete(MARK);
    }

    /** A backup may be older than the function. */
    private static boolean canPassOver(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regprocedure('ingest.pass_over_lost()') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
