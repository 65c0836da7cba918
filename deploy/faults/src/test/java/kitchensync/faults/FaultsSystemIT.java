package kitchensync.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Two ingest processes, a durable Postgres and a Kafka broker, struck by one fault after the other while tills sell.
 * {@code ./kitchensync test faults} runs it alone, {@code --long} for longer.
 */
class FaultsSystemIT {

    private static final boolean LONG = Boolean.getBoolean("kitchensync.faults.long");
    private static final long SEED = Long.getLong("kitchensync.faults.seed", 20_260_212L);

    @Test
    void everyAcknowledgedEventIsKeptOnceWhateverIsKilled() throws Exception {
        Report report = new Suite(LONG ? Suite.Form.LONG : Suite.Form.SHORT, SEED).run();

        System.out.printf("%n%s%n", report);
        assertThat(report.findings()).as("seed %d", SEED).isEmpty();
    }
}
