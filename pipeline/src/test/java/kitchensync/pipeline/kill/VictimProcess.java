package kitchensync.pipeline.kill;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A {@link Victim}, ready to run. */
final class VictimProcess implements AutoCloseable {

    private static final long LIMIT_SECONDS = 120;

    private final Process process;
    private final Path log;

    private VictimProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param folder for what it says and its temporary files */
    static VictimProcess start(String postgres, Path warehouse, Path folder) throws IOException {
        Path log = Files.createTempFile(folder, "victim-", ".log");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Victim.class.getName(),
                        postgres,
                        warehouse.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new VictimProcess(process, log);
    }

    /** @param last see {@link Fuse} */
    void go(Victim.Task task, int last) throws IOException {
        try (Writer line = process.outputWriter(UTF_8)) {
            line.write(task.swap() + "," + task.full() + "," + task.now() + "," + last + "\n");
        }
    }

    /** As {@code kill -9} does, unless it has ended before. */
    void killAfter(long millis) throws InterruptedException {
        process.waitFor(millis, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
    }

    /**
     * Its exit code: 0 or {@link Fuse#KILLED}.
     *
     * @throws IOException with what it said, when it ended in another way or not at all
     */
    int exit() throws IOException, InterruptedException {
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        if (!ended || process.exitValue() != 0 && process.exitValue() != Fuse.KILLED) {
            throw new IOException((ended ? "the run ended with " + process.exitValue() : "the run does not end") + ":\n"
                    + Files.readString(log));
        }
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
