package kitchensync.local.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import kitchensync.embedded.LocalPostgres;
import kitchensync.ingest.store.IngestSchema;
import kitchensync.local.backup.Restore;
import kitchensync.local.data.DataFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class AfterRestoreIT {

    @TempDir
    Path machine;

    @Test
    void theFirstStartAfterARestoreHasTheFeedGoOnFurther() throws Exception {
        // Given
        Path backup = machine.resolve("backup");
        try (LocalPostgres server = LocalPostgres.start(backup.resolve("postgres"), false);
                Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute("create schema ingest; create table ingest.calls (at timestamptz);"
                    + " create function ingest.pass_over_lost() returns bigint language sql as"
                    + " 'insert into ingest.calls values (now()) returning 1::bigint'");
        }
        Files.writeString(backup.resolve("world.json"), "{}");

        // When
        Restore.run(backup, machine.resolve("two"));

        // Then
        DataFolder folder = new DataFolder(machine.resolve("two"));
        try (LocalPostgres server = LocalPostgres.start(folder.path("postgres"), false)) {
            AfterRestore.begin(folder, server.jdbcUrl());
            assertThat(calls(server)).isEqualTo(1);
            AfterRestore.begin(folder, server.jdbcUrl());
            assertThat(calls(server)).isEqualTo(1);
        }
    }

    @Test
    void aBackupThatIsOlderThanTheFunctionIsMigratedFirst() throws Exception {
        // Given
        DataFolder folder = new DataFolder(machine);
        AfterRestore.mark(machine);
        try (LocalPostgres server = LocalPostgres.start(folder.path("postgres"), false);
                Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            PGSimpleDataSource database = new PGSimpleDataSource();
            database.setUrl(server.jdbcUrl());
            database.setUser("postgres");
            IngestSchema.migrate(database);
            statement.execute("drop function ingest.pass_over_lost; alter table ingest.head drop column passed_over;"
                    + " delete from ingest.schema_history where version = '6'; comment on schema ingest is null");

            // When
            AfterRestore.begin(folder, server.jdbcUrl());

            // Then
            try (ResultSet head = statement.executeQuery("select passed_over from ingest.head")) {
                head.next();
                assertThat(head.getLong(1)).isEqualTo(1_000_000_000_000L);
            }
        }
        assertThat(machine.resolve("restored")).doesNotExist();
    }

    private static Connection connect(LocalPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), "postgres", "");
    }

    private static int calls(LocalPostgres server) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from ingest.calls")) {
            row.next();
            return row.getInt(1);
        }
    }
}
