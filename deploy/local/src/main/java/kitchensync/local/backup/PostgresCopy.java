package kitchensync.local.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import kitchensync.embedded.LocalPostgres;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Copies the files of a running Postgres server as its own {@code pg_basebackup} does: between the two calls that begin
 * and end a backup, with all of the write-ahead log that was written meanwhile. A server that is started on the copy
 * replays that log, and stands where this one stood when the copy ended.
 */
final class PostgresCopy {

    /** What a server makes anew at its start, or must not find there: the manual lists it for copies of files. */
    private static final Set<String> LEFT_OUT = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "postmaster.pid",
            "postmaster.opts",
            "backup_label",
            "backup_manifest",
            "epg-lock");

    private static final Path CONTROL = Path.of("global", "pg_control");
    private static final String SEGMENT = "[0-9A-F]{24}";

    private PostgresCopy() {}

    /**
     * @param server the running one; its superuser has no password
     * @param data its folder
     * @param to made here
     */
    static void run(LocalPostgres server, Path data, Path to) throws SQLException, IOException {
        PGSimpleDataSource own = new PGSimpleDataSource();
        own.setUrl(server.jdbcUrl());
        try (Connection connection = own.getConnection("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            // Keeps the log that is written meanwhile; it and the backup end with the session, however that ends.
            ask(statement, "select pg_create_physical_replication_slot('kitchensync_backup', true, true)");
            String first = ask(statement, "select pg_walfile_name(pg_backup_start('kitchensync', true))");
            FileCopy.tree(data, to, PostgresCopy::isData);
            // Last, as it is what recovery looks at first.
            FileCopy.file(data.resolve(CONTROL), to.resolve(CONTROL));
            Files.writeString(to.resolve("backup_label"), ask(statement, "select labelfile from pg_backup_stop(true)"));
            for (Path segment : segments(data.resolve("pg_wal"), first)) {
                FileCopy.file(segment, to.resolve("pg_wal").resolve(segment.getFileName()));
            }
        }
    }

    private static boolean isData(Path within) {
        String first = within.getName(0).toString();
        String last = within.getFileName().toString();
        return !LEFT_OUT.contains(first) && !last.startsWith("pgsql_tmp") && !within.equals(CONTROL);
    }

    /** The log from the one that the backup began in. */
    private static List<Path> segments(Path log, String first) throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(file -> file.getFileName().toString().matches(SEGMENT))
                    .filter(file -> file.getFileName().toString().compareTo(first) >= 0)
                    .sorted()
                    .toList();
        }
    }

    private static String ask(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return String.valueOf(answer.getString(1));
        }
    }
}
