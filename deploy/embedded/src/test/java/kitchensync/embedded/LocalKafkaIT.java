package kitchensync.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaIT {

    @TempDir
    Path folder;

    /** What a topic holds is in Postgres as well; a week of a large chain's events would be 40 million. */
    @Test
    void keepsADay() throws Exception {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "store-events");
        try (LocalKafka kafka = LocalKafka.start(folder);
                Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) kafka.address()))) {
            admin.createTopics(List.of(new NewTopic("store-events", Optional.empty(), Optional.empty())))
                    .all()
                    .get();

            String kept = admin.describeConfigs(List.of(topic))
                    .all()
                    .get()
                    .get(topic)
                    .get("retention.ms")
                    .value();

            assertThat(Duration.ofMillis(Long.parseLong(kept))).isEqualTo(Duration.ofDays(1));
        }
    }

    /** Else a connection of any process takes the port between its being chosen and Kafka's listening. */
    @Test
    void listensWhereTheSystemMakesNoConnections() throws Exception {
        // By lines: such a file gives all it has at the first read, however short that is.
        String range = Files.readAllLines(Path.of("/proc/sys/net/ipv4/ip_local_port_range"))
                .getFirst();
        int connectionsFrom = Integer.parseInt(range.split("\\s+")[0]);
        try (LocalKafka kafka = LocalKafka.start(folder)) {
            assertThat(Integer.parseInt(kafka.address().replaceFirst(".*:", "")))
                    .isLessThan(connectionsFrom);
        }
    }
}
