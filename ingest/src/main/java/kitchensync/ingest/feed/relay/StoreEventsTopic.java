package kitchensync.ingest.feed.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kitchensync.ingest.feed.FeedEvent;
import kitchensync.ingest.feed.FeedJson;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The Kafka topic {@code store-events}; {@code asyncapi.yaml} describes it.
 *
 * <p>What is sent twice comes twice, but never in another order: within a partition a producer sends strictly in
 * order and gives up all or nothing, and the next one begins again at or before the place where this one stopped. So
 * the first occurrences of the events are in the feed's order, and who drops an event_id seen before has each event
 * once and in order.
 */
final class StoreEventsTopic implements AutoCloseable {

    static final String NAME = "store-events";

    /** Without an answer for this long the producer is given up and another made. */
    private static final Duration GIVE_UP = Duration.ofSeconds(60);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int MEMORY_BYTES = 16 << 20;
    private static final short BROKERS_REPLICATION = -1;

    private final KafkaProducer<String, byte[]> producer;

    /** Looks in, each second of waiting, and may throw to end it. */
    @FunctionalInterface
    interface Meanwhile {
        void look() throws Exception;
    }

    private StoreEventsTopic(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    /** @param kafka how to reach the brokers */
    static StoreEventsTopic open(Map<String, Object> kafka, int partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        make(kafka, partitions);
        Map<String, Object> config = known(kafka, ProducerConfig.configNames());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // A record that timed out alone would be overtaken by the next: the producer tries until it is closed.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5000);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, MEMORY_BYTES);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 << 10);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000);
        return new StoreEventsTopic(new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()));
    }

    private static void make(Map<String, Object> kafka, int partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, Object> config = known(kafka, AdminClientConfig.configNames());
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        try (Admin admin = Admin.create(config)) {
            admin.createTopics(List.of(new NewTopic(NAME, partitions, BROKERS_REPLICATION)))
                    .all()
                    .get(GIVE_UP.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    private static Map<String, Object> known(Map<String, Object> config, Set<String> names) {
        Map<String, Object> known = new HashMap<>(config);
        known.keySet().retainAll(names);
        return known;
    }

    /** Sends events and waits until Kafka has them all. When it fails, some of them may have been sent. */
    void send(List<FeedEvent> events, Meanwhile meanwhile) throws Exception {
        List<Future<RecordMetadata>> sent = new ArrayList<>(events.size());
        for (FeedEvent event : events) {
            Future<RecordMetadata> one = producer.send(message(event));
            // One that could not even be queued fails here, before the next can overtake it.
            if (one.isDone()) {
                has(one);
            }
            sent.add(one);
        }
        long end = System.nanoTime() + GIVE_UP.toNanos();
        for (Future<RecordMetadata> one : sent) {
            while (!has(one)) {
                if (System.nanoTime() > end) {
                    throw new TimeoutException("Kafka has not answered for " + GIVE_UP.toSeconds() + " s");
                }
                meanwhile.look();
            }
        }
    }

    private static boolean has(Future<RecordMetadata> sent) throws ExecutionException, InterruptedException {
        try {
            sent.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        }
    }

    private static ProducerRecord<String, byte[]> message(FeedEvent entry) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(NAME, entry.storeId(), FeedJson.event(entry));
        Headers headers = message.headers();
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", entry.event().eventId().toString().getBytes(UTF_8));
        headers.add("ce_source", ("/stores/" + entry.storeId()).getBytes(UTF_8));
        headers.add("ce_type", ("kitchensync." + entry.type().id()).getBytes(UTF_8));
        headers.add("ce_time", entry.event().createdAt().toString().getBytes(UTF_8));
        headers.add("ce_position", String.valueOf(entry.position()).getBytes(UTF_8));
        headers.add("content-type", "application/json".getBytes(UTF_8));
        return message;
    }

    /** At once; what is not sent yet never will be. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
