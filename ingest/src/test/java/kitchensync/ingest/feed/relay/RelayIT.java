package kitchensync.ingest.feed.relay;

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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

    void startKafka() {
        kafka = FixedKafkaAddress.start(folder, address);
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

    List<ConsumerRecord<String, String>> sent() {
        return Topic.read(address);
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

        assertThat(Topic.positions(sent)).hasSize(600);
        assertThat(sent).hasSize(600);
        Set<String> types = new HashSet<>();
        for (ConsumerRecord<String, String> one : sent) {
            JsonNode payload = json.readTree(one.value());
            Topic.assertAsTheContractSays(contract, one, payload);
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
        for (int look = 0; look < 30; look++, Thread.sleep(100)) { // whoever watches is told
            assertThat(relays.getFirst().behind()).isBetween(5000.0, 7000.0);
        }
        startKafka();
        relayed(7500);

        assertThat(Topic.positions(sent())).hasSize(7500);
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
        assertThat(sent).hasSizeGreaterThanOrEqualTo(2510 + 1800); // more where Kafka was slow to answer
        assertThat(Topic.positions(sent)).hasSize(2510);
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
        assertThat(Topic.positions(sent())).hasSize(1200);
    }

    @Test
    void whoStartsAtTheHeadRelaysWhatComesFromThenOn() throws Exception {
        startKafka();
        write(2, 100);
        Relay relay = relay();

        relay.startAtHead();
        write(1, 7);
        relayed(207);

        assertThat(Topic.positions(sent())).containsExactlyInAnyOrder(201L, 202L, 203L, 204L, 205L, 206L, 207L);
    }
}
