package kitchensync.faults;

import java.io.IOException;
import java.time.Duration;

/** What goes wrong while the tills sell. Each ends with everything running again. */
enum Fault {
    INGEST_KILLED("ingest killed (-9) and started again") {
        @Override
        int strike(Site site, Load load, Duration lasting, int round) throws IOException, InterruptedException {
            // The one that relays to Kafka is among them: the first to start took that over.
            IngestProcess victim = site.ingest(round % 2);
            victim.kill();
            Thread.sleep(lasting.dividedBy(5));
            victim.restart();
            return 1;
        }
    },
    POSTGRES_KILLED("Postgres killed (-9) in mid-commit, started on its folder") {
        @Override
        int strike(Site site, Load load, Duration lasting, int round) throws IOException, InterruptedException {
            site.killPostgres();
            Thread.sleep(lasting.dividedBy(5));
            site.startPostgres();
            return 1;
        }
    },
    POSTGRES_REFUSES("Postgres stopped fast; refuses connections") {
        @Override
        int strike(Site site, Load load, Duration lasting, int round) throws IOException, InterruptedException {
            site.stopPostgres();
            Thread.sleep(lasting);
            site.startPostgres();
            return 1;
        }
    },
    POSTGRES_HANGS("Postgres' processes halted (STOP), then go on (CONT)") {
        @Override
        int strike(Site site, Load load, Duration lasting, int round) throws IOException, InterruptedException {
            site.freezePostgres(true);
            try {
                Thread.sleep(lasting);
            } finally {
                site.freezePostgres(false);
            }
            return 1;
        }
    },
    KAFKA_AWAY("Kafka stopped and started") {
        @Override
        int strike(Site site, Load load, Duration lasting, int round) throws IOException, InterruptedException {
            site.stopKafka();
            Thread.sleep(lasting);
            site.startKafka();
            return 1;
        }
    },
    CLOCKS_JUMP("clocks 10 hours apart; one jumps at a restart") {
        @Override
        int strike(Site site, Load load, Duration lasting, int round) throws IOException, InterruptedException {
            IngestProcess jumping = site.ingest((round + 1) % 2);
            jumping.stop();
            // The other way round each time, so that received_at runs backwards too.
            jumping.restart(round % 2 == 0 ? Site.AHEAD : Site.AHEAD.negated());
            return 1;
        }
    },
    CLIENTS_DIE("clients hang up in mid-body") {
        @Override
        int strike(Site site, Load load, Duration lasting, int round) throws IOException, InterruptedException {
            int dead = 40;
            for (int i = 0; i < dead; i++) {
                load.hangUp(site.ingest(i % 2).port());
            }
            return dead;
        }
    };

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * @param lasting how long what goes away stays away
     * @param round counts from 0; which process it hits follows from it
     * @return how many faults that were
     */
    abstract int strike(Site site, Load load, Duration lasting, int round) throws IOException, InterruptedException;
}
