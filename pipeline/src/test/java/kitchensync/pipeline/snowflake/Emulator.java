package kitchensync.pipeline.snowflake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import kitchensync.snowflake.SnowflakeLogin;
import kitchensync.snowflake.SnowflakeWarehouse;
import kitchensync.testkit.Folders;
import kitchensync.testkit.Python;

/** A server on this machine that answers as Snowflake does: fakesnow's, which is DuckDB behind Snowflake's protocol. */
final class Emulator implements AutoCloseable {

    private static final Path SOURCES = Path.of("src/test/snowflake");
    private static final Path LOG = Path.of("target/emulator.log");

    private final Process process;
    private final Path folder;
    private final int port;

    private Emulator(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    static Emulator start() throws Exception {
        Python python = Python.with("fakesnow", "fakesnow-venv", SOURCES.resolve("emulator-requirements.txt"));
        Path folder = Folders.temporary("snowflake");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(List.of(
                        python.program("python"), SOURCES.resolve("emulator.py").toString(), Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        Emulator emulator = new Emulator(process, folder, port);
        emulator.await();
        return emulator;
    }

    private void await() throws Exception {
        for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the emulator has not started: " + log());
    }

    String log() throws IOException {
        return Files.readString(LOG);
    }

    /** Logs in by key pair, with a key made for it. */
    SnowflakeWarehouse warehouse() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        Path key = folder.resolve("key.p8");
        Files.writeString(
                key,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(
                                        generator.generateKeyPair().getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return new SnowflakeWarehouse(new SnowflakeLogin(
                "http://127.0.0.1:" + port,
                "KITCHENSYNC",
                "KITCHENSYNC_PIPELINE",
                "KITCHENSYNC_WH",
                "KITCHENSYNC",
                Optional.of(key),
                Optional.empty(),
                Optional.empty()));
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        process.waitFor();
        Folders.delete(folder);
    }
}
