package kitchensync.bench.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A service that runs as a process of its own, with what it says in a file. */
public final class ChildProcess implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int OK = 200;
    private static final int LAST_LINES = 12;

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /**
     * @param folder what it is started in
     * @param environment variables that it gets beside ours
     * @param log file for its output
     */
    public static ChildProcess start(
            String name, List<String> command, Path folder, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ChildProcess(name, builder.start(), log);
    }

    /** A port of loopback that nobody listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * Waits until the service answers 200.
     *
     * @return how long that took
     * @throws IOException when it ends before, or takes longer than {@code limit}; with the end of its log
     */
    public Duration awaitReady(URI health, Duration limit) throws IOException, InterruptedException {
        long started = System.nanoTime();
        while (!answers(health)) {
            Duration waited = Duration.ofNanos(System.nanoTime() - started);
            if (!process.isAlive()) {
                throw new IOException(name + " ended with code " + process.exitValue() + " while it started" + end());
            }
            if (waited.compareTo(limit) > 0) {
                throw new IOException(name + " was not ready after " + limit.toSeconds() + " s" + end());
            }
            Thread.sleep(POLL);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /**
     * Waits until it has done its work.
     *
     * @throws IOException when it fails, or takes longer than {@code limit}; with the end of its log
     */
    public void awaitEnd(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit)) {
            throw new IOException(name + " had not ended after " + limit.toSeconds() + " s" + end());
        }
        if (process.exitValue() != 0) {
            throw new IOException(name + " ended with code " + process.exitValue() + end());
        }
    }

    private static boolean answers(URI health) {
        try {
            HttpURLConnection connection = (HttpURLConnection) health.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            boolean ready = connection.getResponseCode() == OK;
            connection.disconnect();
            return ready;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The last lines that it wrote, as the end of an error message. */
    public String end() throws IOException {
        List<String> lines = Files.readAllLines(log);
        List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        return last.isEmpty() ? "" : "; it said last:\n  " + String.join("\n  ", last);
    }

    /** Everything that it has written. */
    public String log() throws IOException {
        return Files.readString(log);
    }

    public ProcessUse use() {
        return new ProcessUse(process.pid());
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        close(STOP_LIMIT);
    }

    /** @param limit how long it may take to end in order */
    public void close(Duration limit) {
        process.destroy();
        try {
            if (!process.waitFor(limit)) {
                process.destroyForcibly().waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
