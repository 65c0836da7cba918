package kitchensync.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server that was killed leaves behind, where its number belongs to somebody else by now. */
class LocalPostgresIT {

    @TempDir
    Path home;

    Path data;
    List<Process> strangers = new ArrayList<>();

    @BeforeEach
    void aServerThatWasKilled() throws Exception {
        data = home.resolve("postgres");
        LocalPostgres server = LocalPostgres.start(data, false);
        execute(server, "create table kept as select 42 as answer");
        execute(server, "checkpoint");
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        List<ProcessHandle> parts = process.children().toList();
        process.destroyForcibly();
        for (ProcessHandle part : parts) {
            part.onExit().get(20, TimeUnit.SECONDS);
        }
        server.close();
        assertThat(data.resolve("postmaster.pid")).exists();
    }

    @AfterEach
    void end() throws IOException {
        strangers.forEach(Process::destroyForcibly);
        LocalPostgres.stop(data);
    }

    @Test
    void itStartsAlthoughItsOldNumberIsAThreadsNow() throws Exception {
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            nameInPidFile(
                    threads.map(thread -> Long.parseLong(thread.getFileName().toString()))
                            .filter(thread -> thread != ProcessHandle.current().pid())
                            .findFirst()
                            .orElseThrow());
        }

        assertStartsWithWhatItHad();
    }

    @Test
    void itStartsAlthoughItsOldNumberWasNeverWritten() throws Exception {
        Files.writeString(data.resolve("postmaster.pid"), "");

        assertStartsWithWhatItHad();
    }

    @Test
    void itStartsAlthoughItsOldNumberIsAnotherProcessNow() throws Exception {
        Process stranger = stranger("sleep");
        nameInPidFile(stranger.pid());

        assertStartsWithWhatItHad();

        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void theServerOfAnotherFolderIsLeftAlone() throws Exception {
        Process stranger = stranger("postgres");
        nameInPidFile(stranger.pid());

        LocalPostgres.stop(data);
        assertThat(stranger.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
        assertStartsWithWhatItHad();

        assertThat(stranger.isAlive()).isTrue();
    }

    /** Advisory locks lie where those of tables do. 14 a store: what pg_dump holds of its tables and views. */
    @Test
    void aTransactionMayLockTheTablesOfTwoThousandStores() throws Exception {
        try (LocalPostgres server = LocalPostgres.start(data, false)) {
            execute(server, "select count(pg_advisory_xact_lock(n)) from generate_series(1, 28000) as g (n)");
        }
    }

    /** A program of that name, at work in a folder of its own. */
    private Process stranger(String name) throws IOException {
        Path folder = Files.createDirectories(home.resolve("elsewhere"));
        Path program = Files.copy(Path.of("/bin/sleep"), folder.resolve(name));
        Process process = new ProcessBuilder(program.toString(), "60")
                .directory(folder.toFile())
                .start();
        strangers.add(process);
        return process;
    }

    private void nameInPidFile(long pid) throws IOException {
        Path file = data.resolve("postmaster.pid");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(0, String.valueOf(pid));
        Files.write(file, lines);
    }

    private void assertStartsWithWhatItHad() throws Exception {
        try (LocalPostgres server = LocalPostgres.start(data, false);
                Connection connection = DriverManager.getConnection(server.jdbcUrl(), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select answer from kept")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getInt(1)).isEqualTo(42);
        }
    }

    private static void execute(LocalPostgres server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
