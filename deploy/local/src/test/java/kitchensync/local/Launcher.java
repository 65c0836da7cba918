package kitchensync.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/** Runs the real command as a person does, in processes of its own. */
final class Launcher implements AutoCloseable {

    private static final Path COMMAND =
            Path.of("../../kitchensync").toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** How a command ended. */
    record Ended(int exit, List<String> out, List<String> err) {

        String lastLine() {
            return out.getLast();
        }
    }

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    /** @param folder where the processes run and write */
    Launcher(Path folder) {
        this.folder = folder;
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        Live live = start(arguments);
        Assertions.assertThat(live.process().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS))
                .as("ended in time: %s, which said %s", List.of(arguments), live.out())
                .isTrue();
        return new Ended(live.process().exitValue(), live.out(), live.err());
    }

    Live start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(COMMAND.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        started.add(process);
        return new Live(process, out, err);
    }

    /** Ends what a failed test has left running. */
    @Override
    public void close() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            process.waitFor();
        }
    }

    /** A command that goes on. The launcher execs Java, so that the process is the Java process itself. */
    record Live(Process process, Path outFile, Path errFile) {

        List<String> out() {
            return lines(outFile);
        }

        List<String> err() {
            return lines(errFile);
        }

        /** Waits for the line that consists of this text. */
        void awaitLine(String text) throws InterruptedException {
            long until = System.nanoTime() + LIMIT.toNanos();
            while (!out().contains(text)) {
                Assertions.assertThat(process.isAlive() && System.nanoTime() < until)
                        .as("waiting for the line %s; it said %s %s", text, out(), err())
                        .isTrue();
                Thread.sleep(100);
            }
        }

        /** Ends it as Ctrl-C does, and tells how long that took. */
        Duration stop() throws InterruptedException {
            long start = System.nanoTime();
            process.destroy();
            Assertions.assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("it stops")
                    .isTrue();
            return Duration.ofNanos(System.nanoTime() - start);
        }

        void kill() throws InterruptedException {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> post(int port, String path, String type, String body)
            throws IOException, InterruptedException {
        return post(port, path, type, body, "");
    }

    /** @param key an API key, or nothing */
    static HttpResponse<String> post(int port, String path, String type, String body, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
