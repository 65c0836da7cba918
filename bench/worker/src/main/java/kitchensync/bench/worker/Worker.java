package kitchensync.bench.worker;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import kitchensync.embedded.LocalKafka;

/**
 * A process of the pipeline's measurement. One brings the simulator and, given a folder and a port for it, Kafka; in
 * another the pipeline is measured.
 */
@QuarkusMain
public final class Worker {

    private Worker() {}

    /** @param args folder and port of Kafka, or nothing */
    public static void main(String[] args) throws IOException {
        if (args.length == 2) {
            LocalKafka.start(Path.of(args[0]), Integer.parseInt(args[1]));
        }
        Quarkus.run(args);
    }
}
