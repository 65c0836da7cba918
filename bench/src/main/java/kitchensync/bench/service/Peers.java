package kitchensync.bench.service;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kitchensync.bench.process.ChildProcess;
import kitchensync.testkit.Python;

/**
 * What an able Python engineer would write: services that do the same insert, in a virtual environment of their own.
 *
 * <p>The environment is kept and made again when the requirements change.
 */
public final class Peers {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Path code;
    private final Python python;

    private Peers(Path code, Python python) {
        this.code = code;
        this.python = python;
    }

    /** The services there are. */
    public enum Peer {
        FASTAPI_ASYNCPG,
        FASTAPI_PSYCOPG2;

        /** Its name in the report, that of its Python module too. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * @param code folder of the peers
     * @param environment folder of the virtual environment
     * @throws IOException when Python or a package cannot be had; its message ends with the reason
     */
    public static Peers install(Path code, Path environment) throws IOException, InterruptedException {
        return new Peers(code, Python.install(environment, code.resolve("requirements.txt")));
    }

    /** Starts a peer with one worker and waits until it is ready. */
    public MeasuredService start(Peer peer, int postgresPort, String database, Path logs)
            throws IOException, InterruptedException {
        int port = ChildProcess.freePort();
        List<String> command = List.of(
                python.program("python"),
                "-m",
                "uvicorn",
                peer.id() + ":app",
                "--host=127.0.0.1",
                "--port=" + port,
                "--workers=1",
                "--loop=uvloop",
                "--http=httptools",
                "--no-access-log");
        Map<String, String> settings = Map.of(
                "DATABASE_URL",
                "postgresql://postgres@localhost:" + postgresPort + "/" + database,
                "PYTHONDONTWRITEBYTECODE",
                "1");
        ChildProcess process = ChildProcess.start(peer.id(), command, code, settings, logs.resolve(peer.id() + ".log"));
        try {
            process.awaitReady(URI.create("http://127.0.0.1:" + port + "/health"), START_LIMIT);
        } catch (IOException | InterruptedException failed) {
            process.close();
            throw failed;
        }
        return new MeasuredService(peer.id(), process, port);
    }
}
