package kitchensync.local.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.embedded.LocalPostgres;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.World;
import kitchensync.local.engine.LocalSystem;

/**
 * Writes all that a data folder holds into another folder while the kitchens go on.
 *
 * <p>The warehouse comes first, Postgres after it: so the warehouse has read no event that the copy of Postgres does
 * not have, and the first run of the pipeline brings the few that it lacks. Kafka is not copied; its topics repeat what
 * Postgres has, and who reads them starts at their head.
 */
@Singleton
@Unremovable
public class Backup {

    /** The folder's own small files, and the mark that its Postgres was made to the end. */
    static final List<String> SMALL_FILES =
            List.of("catalogue.yaml", "clock.json", "users.yaml", "session.key", "postgres.made");

    /** Written last by a restore: a folder without it is not there yet. */
    static final String WORLD = "world.json";

    static final String POSTGRES = "postgres";
    static final String WAREHOUSE = "warehouse.duckdb";

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);
    private static final String NAMES = "20\\d\\d-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ";

    private final LocalSystem system;
    private final Warehouse warehouse;
    private final AgroalDataSource postgres;
    private final ObjectMapper json;
    private final BackupAge age;

    Backup(LocalSystem system, Warehouse warehouse, AgroalDataSource postgres, ObjectMapper json, BackupAge age) {
        this.system = system;
        this.warehouse = warehouse;
        this.postgres = postgres;
        this.json = json;
        this.age = age;
    }

    /**
     * Makes a backup in a folder of its own; it has its name only once it is complete.
     *
     * @param to where the backups are
     * @param keep how many of them stay, the newest first
     * @return a report as JSON
     * @throws IOException also when the folder holds the backups of another chain, which would be taken for old ones
     */
    public synchronized String run(Path to, int keep) throws IOException, SQLException {
        long start = System.nanoTime();
        age.asked();
        Files.createDirectories(to);
        Optional<String> chain = chain(postgres);
        if (chain.isPresent()) {
            Owner.claim(to, chain.get());
        }
        for (Path cutOff : named(to, "\\." + NAMES + "\\.part")) {
            FileCopy.delete(cutOff);
        }
        String name = NAME.format(InstantSource.system().instant());
        Path part = to.resolve("." + name + ".part");
        FileCopy.folder(part);
        try {
            write(part);
            Files.move(part, to.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | SQLException | RuntimeException failed) {
            FileCopy.delete(part);
            throw failed;
        }
        age.made();
        for (Path old : named(to, NAMES).stream().skip(keep).toList()) {
            FileCopy.delete(old);
        }
        return report(to.resolve(name), Duration.ofNanos(System.nanoTime() - start));
    }

    /**
     * The same in every backup of the chain, so also in what is restored out of one. A folder that an older version wrote
     * has none before it was migrated, and what is copied before that is not to fail.
     */
    static Optional<String> chain(DataSource postgres) throws SQLException {
        try (Connection connection = postgres.getConnection();
                Statement statement = connection.createStatement()) {
            return first(statement, "select to_regclass('ingest.chain')").isEmpty()
                    ? Optional.empty()
                    : first(statement, "select id from ingest.chain");
        }
    }

    private static Optional<String> first(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    private void write(Path part) throws IOException, SQLException {
        if (system.engines().warehouse() == warehouse) {
            try (Connection connection = warehouse.connect();
                    Statement statement = connection.createStatement()) {
                copyWarehouse(statement, part.resolve(WAREHOUSE));
            }
        }
        // One that runs elsewhere has backups of its own.
        Optional<LocalPostgres> server = system.engines().postgres();
        if (server.isPresent()) {
            PostgresCopy.run(server.get(), system.folder().path(POSTGRES), part.resolve(POSTGRES));
        }
        for (String file : SMALL_FILES) {
            if (Files.exists(system.folder().path(file))) {
                FileCopy.file(system.folder().path(file), part.resolve(file));
            }
        }
        World world = ChainFiles.copy(system.folder(), system.world(), system.settings(), part);
        new DataFolder(part).write(WORLD, world);
    }

    /** In one transaction of the process that owns the file: as it was at its begin, whatever is written meanwhile. */
    private static void copyWarehouse(Statement statement, Path to) throws SQLException {
        String file = to.toString().replace("'", "''");
        try (var name = statement.executeQuery("select current_database()")) {
            name.next();
            String own = name.getString(1);
            statement.execute("attach '" + file + "' as kitchensync_backup");
            try {
                statement.execute("copy from database \"" + own + "\" to kitchensync_backup");
            } finally {
                statement.execute("detach kitchensync_backup");
            }
        }
    }

    /** Newest first. */
    private static List<Path> named(Path to, String names) throws IOException {
        try (Stream<Path> all = Files.list(to)) {
            return all.filter(path -> path.getFileName().toString().matches(names))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private String report(Path made, Duration took) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(made)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return json.writeValueAsString(
                Map.of("backup", made.toString(), "mib", bytes >> 20, "seconds", took.toMillis() / 1000.0));
    }
}
