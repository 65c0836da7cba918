package kitchensync.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import kitchensync.embedded.LocalKafka;
import org.jspecify.annotations.Nullable;

/** Gives a {@code @QuarkusTest} a real Kafka broker. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable LocalKafka kafka;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Folders.temporary("kafka");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Path data = folder;
        CompletableFuture<LocalKafka> started = new CompletableFuture<>();
        // On a thread of its own: on one of the test framework's, Kafka finds its classes by the wrong class loader.
        Thread.ofPlatform().name("kafka-start").start(() -> {
            try {
                started.complete(LocalKafka.start(data));
            } catch (IOException | RuntimeException failed) {
                started.completeExceptionally(failed);
            }
        });
        kafka = started.join();
        return Map.of("kafka.bootstrap.servers", kafka.address());
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        try {
            Folders.delete(Objects.requireNonNull(folder));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
