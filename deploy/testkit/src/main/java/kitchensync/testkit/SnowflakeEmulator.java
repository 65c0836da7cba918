package kitchensync.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** A server on this machine that answers as Snowflake does: fakesnow's, which is DuckDB behind Snowflake's protocol. */
public final class SnowflakeEmulator implements AutoCloseable {

    private static final String PROGRAM = "emulator.py";
    private static final String PACKAGES = "emulator-requirements.txt";

    private final Process process;
    private final Path folder;
    private final int port;

    private SnowflakeEmulator(Process process, Path folder, int port) {
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /** Leaves the test out, in one line of output, where Python or fakesnow cannot be had. */
    public static SnowflakeEmulator start() throws IOException, InterruptedException {
        Path folder = Folders.temporary("snowflake");
        for (String file : List.of(PROGRAM, PACKAGES)) {
            try (InputStream in = Objects.requireNonNull(SnowflakeEmulator.class.getResourceAsStream(file))) {
                Files.copy(in, folder.resolve(file));
            }
        }
        Python python = Python.with("fakesnow", "fakesnow-venv", folder.resolve(PACKAGES));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(List.of(
                        python.program("python"), folder.resolve(PROGRAM).toString(), Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        SnowflakeEmulator emulator = new SnowflakeEmulator(process, folder, port);
        emulator.await();
        return emulator;
    }

    private void await() throws IOException, InterruptedException {
        for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException("the emulator has not started: " + log());
    }

    /** What it has printed, the tags of statements among it. */
    public String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    /** What stands in the place of an account's address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** A private key to log in with, made for it. */
    public Path key() throws IOException {
        Path key = folder.resolve("key.p8");
        Files.writeString(
                key,
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(privateKey())
                        + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return key;
    }

    private static byte[] privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair().getPrivate().getEncoded();
        } catch (GeneralSecurityException none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        process.waitFor();
        Folders.delete(folder);
    }
}
