package kitchensync.local.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import kitchensync.embedded.LocalPostgres;
import kitchensync.ingest.store.IngestSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class ChainIT {

    @TempDir
    Path folder;

    @Test
    void aFolderThatIsNotMigratedYetHasNoIdAndCanBeCopied() throws Exception {
        try (LocalPostgres server = LocalPostgres.start(folder.resolve("postgres"), false)) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(server.jdbcUrl());
            database.setUser("postgres");
            assertThat(Backup.chain(database)).isEmpty();

            IngestSchema.migrate(database);
            assertThat(Backup.chain(database)).isPresent();

            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("drop table ingest.chain");
            }
            assertThat(Backup.chain(database)).isEmpty();
        }
    }
}
