package kitchensync.ingest.feed.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The relay's topic, as a consumer reads it. */
final class Topic {

    private Topic() {}

    /** All that is in the topic, partition by partition. */
    static List<ConsumerRecord<String, String>> read(String address) {
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
        Map<String, Long> last = new HashMap<>();
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

    static void assertAsTheContractSays(AsyncApi contract, ConsumerRecord<String, String> one, JsonNode payload) {
        ObjectNode headers = new ObjectMapper().createObjectNode();
        one.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        assertThat(contract.broken("storeEvents", "headers", headers)).isEmpty();
        assertThat(contract.broken("storeEvents", "payload", payload)).isEmpty();
        assertThat(one.key()).isEqualTo(payload.get("store_id").textValue());
        assertThat(header(one, "ce_id")).isEqualTo(payload.get("event_id").textValue());
        assertThat(header(one, "ce_time")).isEqualTo(payload.get("created_at").textValue());
        assertThat(header(one, "ce_source")).isEqualTo("/stores/" + one.key());
        assertThat(header(one, "ce_type"))
                .isEqualTo("kitchensync." + payload.get("type").textValue());
        assertThat(header(one, "ce_position")).isEqualTo(payload.get("position").asText());
    }
}
