package kitchensync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Two ingest processes, a durable Postgres and a Kafka broker, struck by one fault after the other while tills sell.
 * {@code ./kitchensync test faults} runs it alone, {@code --long} for longer,
 * {@code --soak} for round after round.
 */
class FaultsSystemIT {

    /** Whole minutes of a soak in place of the suite; 0 for none. */
    private static final int SOAK = Integer.getInteger("kitchensync.faults.soak", 0);

    private static final boolean LONG = Boolean.getBoolean("kitchensync.faults.long");
    private static final long SEED = Long.getLong("kitchensync.faults.seed", 20_260_212L);

    @Test
    void everyAcknowledgedEventIsKeptOnceWhateverIsKilled() throws Exception {
        Suite.Form form =
                SOAK > 0 ? Suite.Form.soak(Duration.ofMinutes(SOAK)) : LONG ? Suite.Form.LONG : Suite.Form.SHORT;
        Report report = new Suite(form, SEED).run();

        System.out.printf("%n%s%n", report);
        assertThat(report.findings()).as("seed %d", SEED).isEmpty();
    }
}
