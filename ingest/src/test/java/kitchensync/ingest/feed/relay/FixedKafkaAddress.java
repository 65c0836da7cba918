package kitchensync.ingest.feed.relay;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kitchensync.embedded.LocalKafka;

/** An address where a test may start and stop Kafka as it likes. */
public final class FixedKafkaAddress implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Map.of("kafka.bootstrap.servers", "localhost:" + socket.getLocalPort());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {}

    /** On a thread of its own: on one of the test framework's, Kafka finds its classes by the wrong class loader. */
    static LocalKafka start(Path folder, String address) {
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        CompletableFuture<LocalKafka> started = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                started.complete(LocalKafka.start(folder, port));
            } catch (Exception failed) {
                started.completeExceptionally(failed);
            }
        });
        return started.join();
    }
}
