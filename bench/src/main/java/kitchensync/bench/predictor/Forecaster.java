package kitchensync.bench.predictor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kitchensync.bench.process.PeakMemory;
import kitchensync.bench.process.WorkerProcess;

/** The predictor in a process of its own, on the warehouse file of a chain. */
final class Forecaster implements AutoCloseable {

    private final WorkerProcess process;
    private final PeakMemory memory;

    private Forecaster(WorkerProcess process) {
        this.process = process;
        this.memory = new PeakMemory(process.use());
    }

    /**
     * @param prefix what the command begins with, to bind the process to one core; or nothing
     * @param options of its JVM
     * @param settings of the service
     */
    static Forecaster start(
            String name, List<String> prefix, List<String> options, Path jar, Path folder, Map<String, String> settings)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Duser.timezone=UTC",
                "-jar",
                jar.toString()));
        return new Forecaster(WorkerProcess.start(name, command, folder, settings));
    }

    JsonNode tell(String task) throws IOException, InterruptedException {
        return process.tell(task);
    }

    /** The most memory of the process so far. */
    double peakMib() {
        return memory.mib();
    }

    @Override
    public void close() {
        memory.close();
        process.close();
    }
}
