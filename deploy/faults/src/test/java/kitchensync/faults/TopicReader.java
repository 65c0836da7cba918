package kitchensync.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the whole topic {@code store-events} and drops what it has seen, as every consumer should. */
final class TopicReader implements Runnable {

    private static final String TOPIC = "store-events";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration POLL = Duration.ofMillis(200);

    private final String kafka;
    private final Seen seen;
    private volatile boolean open = true;

    TopicReader(String kafka, Seen seen) {
        this.kafka = kafka;
        this.seen = seen;
    }

    @Override
    public void run() {
        Map<String, Object> config = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            while (open) {
                try {
                    step(consumer);
                } catch (KafkaException away) {
                    LockSupport.parkNanos(POLL.toNanos());
                }
            }
        }
    }

    private void step(KafkaConsumer<String, String> consumer) {
        if (consumer.assignment().isEmpty()) {
            List<TopicPartition> partitions =
                    consumer.listTopics(POLL.multipliedBy(25)).getOrDefault(TOPIC, List.of()).stream()
                            .map(partition -> new TopicPartition(TOPIC, partition.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }
        if (consumer.assignment().isEmpty()) {
            LockSupport.parkNanos(POLL.toNanos());
        } else {
            consumer.poll(POLL).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, String> record) {
        try {
            JsonNode event = JSON.readTree(record.value());
            boolean agree = event.path("store_id").asText().equals(record.key())
                    && event.path("event_id").asText().equals(header(record, "ce_id"))
                    && event.path("position").asText().equals(header(record, "ce_position"));
            if (!agree) {
                seen.complain("key or headers of another event: %s".formatted(record));
            }
            PageReader.take(seen, event);
        } catch (IOException broken) {
            seen.complain("no JSON: " + record.value());
        }
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    void close() {
        open = false;
    }
}
