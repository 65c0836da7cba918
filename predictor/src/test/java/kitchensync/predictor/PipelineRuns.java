package kitchensync.predictor;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stands where the pipeline is: says that a run is over, and watches what becomes of it. */
@Singleton
public class PipelineRuns {

    private final String kafka;
    private final Tables tables;

    PipelineRuns(@ConfigProperty(name = "kafka.bootstrap.servers") String kafka, Tables tables) {
        this.kafka = kafka;
        this.tables = tables;
    }

    public void finished(String message) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("pipeline-runs", message)).get();
        }
    }

    /** Slots planned from counted stock, in Chicago's time, once they are the expected one or ten seconds have passed. */
    public List<Object> countedSlots(String expected) throws Exception {
        List<Object> slots = List.of();
        for (int tries = 0; tries < 100 && !slots.equals(List.of(expected)); tries++) {
            Thread.sleep(100);
            slots = tables
                    .serving("select distinct to_char(slot_start at time zone 'America/Chicago', 'YYYY-MM-DD HH24:MI')"
                            + " from serving.plan where slot_start is not null order by 1")
                    .stream()
                    .map(List::getFirst)
                    .toList();
        }
        return slots;
    }
}
