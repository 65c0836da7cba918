package kitchensync.faults;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ingest by itself in a process of its own, at one port and one clock, to be killed and started again. */
final class IngestProcess {

    private static final Path APPLICATION =
            Path.of(System.getProperty("kitchensync.faults.application", "target/quarkus-app/quarkus-run.jar"));
    private static final Duration START_LIMIT = Duration.ofSeconds(180);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The last line of a class histogram: instances, bytes. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final int port;
    private final Path log;
    private final List<String> settings;
    private Duration clockOffset;
    private Process process;

    private IngestProcess(int port, Duration clockOffset, List<String> settings, Path log) throws IOException {
        this.port = port;
        this.clockOffset = clockOffset;
        this.settings = settings;
        this.log = log;
        this.process = launch();
    }

    /** Does not wait until it is ready. */
    static IngestProcess start(int port, Duration clockOffset, List<String> settings, Path log) throws IOException {
        return new IngestProcess(port, clockOffset, settings, log);
    }

    private Process launch() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dkitchensync.ingest.clock-offset=" + clockOffset));
        command.addAll(settings);
        command.addAll(List.of("-jar", APPLICATION.toAbsolutePath().toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }

    int port() {
        return port;
    }

    /** Bytes of the objects that are in use: what is left of the heap after a collection. */
    long liveBytes() throws IOException, InterruptedException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        String.valueOf(process.pid()),
                        "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        Matcher total = TOTAL.matcher(said);
        if (!total.find()) {
            throw new IOException("jcmd did not tell the memory of ingest: " + said);
        }
        return Long.parseLong(total.group(1));
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** As an orderly shutdown does; killed when that takes too long. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            kill();
        }
    }

    void restart() throws IOException, InterruptedException {
        restart(clockOffset);
    }

    void restart(Duration otherOffset) throws IOException, InterruptedException {
        clockOffset = otherOffset;
        process = launch();
        awaitReady();
    }

    /** @throws IOException with the end of its log when it does not become ready */
    void awaitReady() throws IOException, InterruptedException {
        long until = System.nanoTime() + START_LIMIT.toNanos();
        while (!ready()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                List<String> lines = Files.readAllLines(log);
                throw new IOException("ingest did not start; its log ends with:\n"
                        + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size())));
            }
            Thread.sleep(100);
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            return HTTP.send(
                                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
