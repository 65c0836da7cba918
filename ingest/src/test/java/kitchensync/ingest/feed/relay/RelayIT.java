package kitchensync.ingest.feed.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.embedded.LocalKafka;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.ingest.feed.Feed;
import kitchensync.ingest.feed.FeedSettings;
import kitchensync.ingest.feed.FeedWriter;
import kitchensync.ingest.feed.Readers;
import kitchensync.ingest.store.IngestMetrics;
import kitchensync.testkit.Folders;
import kitchensync.testkit.PostgresResource;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(FixedKafkaAddress.class)
@Timeout(120)
class RelayIT {

    @Inject
    EmptyStores empty;

    @Inject
    AgroalDataSource database;

    @Inject
    Feed feed;

    @Inject
    Readers readers;

    @Inject
    Catalogue catalogue;

    @Inject
    FeedSettings settings;

    @Inject
    IngestMetrics metrics;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> config;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String address;

    final Random random = new Random(3);
    final FeedWriter writer = new FeedWriter();
    final List<Relay> relays = new ArrayList<>();
    List<Store> stores;
    Rows rows;
    Path folder;

    @Nullable
    LocalKafka kafka;

    @BeforeEach
    void schemas() throws Exception {
        stores = catalogue.stores().subList(0, 3);
        rows = empty.of(stores.stream().map(Store::id).toArray(String[]::new));
        writer.partition(stores);
        FeedWriter.settled(feed, 0);
        folder = Folders.temporary("kafka");
    }

    @AfterEach
    void stop() throws Exception {
        relays.forEach(Relay::stop);
        stopKafka();
        Folders.delete(folder);
    }

    /** On a thread of its own: on one of the test framework's, Kafka finds its classes by the wrong class loader. */
    void startKafka() {
        int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
        CompletableFuture<LocalKafka> started = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                started.complete(LocalKafka.start(folder, port));
            } catch (Exception failed) {
                started.completeExceptionally(failed);
            }
        });
        kafka = started.join();
    }

    void stopKafka() {
        if (kafka != null) {
            kafka.close();
            kafka = null;
        }
    }

    Relay relay() {
        Relay relay = new Relay(database, feed, readers, settings, config, metrics);
        relays.add(relay);
        return relay;
    }

    void relayed(long position) throws Exception {
        while (readers.position(Relay.READER).orElse(0) < position) {
            Thread.sleep(20);
        }
    }

    void write(int commits, int events) throws Exception {
        for (int i = 0; i < commits; i++) {
            writer.write(stores.get(random.nextInt(3)), FeedWriter.events(random, events));
        }
    }

    /** All that is in the topic, partition by partition. */
    List<ConsumerRecord<String, String>> sent() {
        Map<String, Object> how = Map.of("bootstrap.servers", address, "enable.auto.commit", "false");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(how, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(StoreEventsTopic.NAME).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long total = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            List<ConsumerRecord<String, String>> sent = new ArrayList<>();
            while (sent.size() < total) {
                consumer.poll(Duration.ofMillis(200)).forEach(sent::add);
            }
            return sent;
        }
    }

    /** Drops what was seen before, as the contract asks of consumers; answers positions, store by store in order. */
    static Set<Long> positions(List<ConsumerRecord<String, String>> sent) {
        Set<String> seen = new HashSet<>();
        Set<Long> positions = new HashSet<>();
        Map<String, Long> last = new java.util.HashMap<>();
        for (ConsumerRecord<String, String> one : sent) {
            if (seen.add(one.key() + header(one, "ce_id"))) {
                long position = Long.parseLong(header(one, "ce_position"));
                assertThat(position).isGreaterThan(last.getOrDefault(one.key(), 0L));
                last.put(one.key(), position);
                positions.add(position);
            }
        }
        return positions;
    }

    static String header(ConsumerRecord<String, String> one, String name) {
        return new String(one.headers().lastHeader(name).value(), UTF_8);
    }

    @Test
    void whatIsSentIsWhatTheContractOfTheTopicsSays() throws Exception {
        AsyncApi contract = new AsyncApi();
        ObjectMapper json = new ObjectMapper();
        startKafka();
        relay().start();
        write(20, 30);
        relayed(600);

        List<ConsumerRecord<String, String>> sent = sent();

        assertThat(positions(sent)).hasSize(600);
        assertThat(sent).hasSize(600);
        Set<String> types = new HashSet<>();
        for (ConsumerRecord<String, String> one : sent) {
            ObjectNode headers = json.createObjectNode();
            one.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
            JsonNode payload = json.readTree(one.value());
            assertThat(contract.broken("storeEvents", "headers", headers)).isEmpty();
            assertThat(contract.broken("storeEvents", "payload", payload)).isEmpty();
            assertThat(one.key()).isEqualTo(payload.get("store_id").textValue());
            assertThat(header(one, "ce_id")).isEqualTo(payload.get("event_id").textValue());
            assertThat(header(one, "ce_time"))
                    .isEqualTo(payload.get("created_at").textValue());
            assertThat(header(one, "ce_source")).isEqualTo("/stores/" + one.key());
            assertThat(header(one, "ce_type"))
                    .isEqualTo("kitchensync." + payload.get("type").textValue());
            assertThat(header(one, "ce_position"))
                    .isEqualTo(payload.get("position").asText());
            types.add(payload.get("type").textValue());
        }
        assertThat(types).hasSize(5);
        assertThat(contract.address("storeEvents")).isEqualTo(StoreEventsTopic.NAME);
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", address))) {
            assertThat(admin.describeTopics(List.of(StoreEventsTopic.NAME))
                            .allTopicNames()
                            .get()
                            .get(StoreEventsTopic.NAME)
                            .partitions())
                    .hasSize(contract.partitions("storeEvents"));
        }
        // And the contract is not so wide that anything would do
        ObjectNode wrong = (ObjectNode) json.readTree(sent.getFirst().value());
        wrong.put("seen", true);
        assertThat(contract.broken("storeEvents", "payload", wrong)).isNotEmpty();
        wrong.remove(List.of("seen", "seq"));
        assertThat(contract.broken("storeEvents", "payload", wrong)).isNotEmpty();
    }

    @Test
    void whileKafkaIsAwayTheFeedGoesOnAndTheRelayCatchesUp() throws Exception {
        // Given a relay that starts before Kafka does
        relay().start();
        write(10, 50);
        FeedWriter.settled(feed, 500);
        startKafka();
        relayed(500);

        // When Kafka goes away in the middle of things, and comes back
        write(4, 500);
        stopKafka();
        write(10, 500);
        FeedWriter.settled(feed, 7500);
        Thread.sleep(3000);
        startKafka();
        long begun = System.nanoTime();
        relayed(7500);
        System.out.printf(
                "Kafka back after 3 s: 7,500 events relayed %d ms later%n",
                Duration.ofNanos(System.nanoTime() - begun).toMillis());

        assertThat(positions(sent())).hasSize(7500);
    }

    @Test
    void aCrashAfterSendingRepeatsOnlyWhatConsumersDrop() throws Exception {
        startKafka();
        Relay first = relay();
        first.start();
        write(5, 500);
        relayed(2500);
        first.stop();

        // When the position of the last pages was never written
        rows.run("update ingest.readers set position = 700 where reader = 'relay'");
        write(1, 10);
        relay().start();
        relayed(2510);

        List<ConsumerRecord<String, String>> sent = sent();
        assertThat(sent).hasSize(2510 + 1800);
        assertThat(positions(sent)).hasSize(2510);
    }

    @Test
    void ofTwoProcessesOneRelaysAndTheOtherTakesOver() throws Exception {
        startKafka();
        Relay one = relay();
        Relay two = relay();
        one.start();
        two.start();
        for (int i = 0; i < 10; i++) {
            write(2, 50);
            Thread.sleep(30);
        }
        relayed(1000);
        assertThat(sent()).hasSize(1000);

        one.stop();
        write(2, 50);
        relayed(1100);
        two.stop();
        one.start();
        write(2, 50);
        relayed(1200);

        assertThat(sent()).hasSize(1200);
        assertThat(positions(sent())).hasSize(1200);
    }

    @Test
    void whoStartsAtTheHeadRelaysWhatComesFromThenOn() throws Exception {
        startKafka();
        write(2, 100);
        Relay relay = relay();

        relay.startAtHead();
        write(1, 7);
        relayed(207);

        assertThat(positions(sent())).containsExactlyInAnyOrder(201L, 202L, 203L, 204L, 205L, 206L, 207L);
    }
}
