package kitchensync.faults;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;

/** Lets the tills sell, strikes with one fault after the other, and audits after each. */
final class Suite {

    private static final List<String> STORES = List.of("012", "027", "034", "056", "061");

    private final Form form;
    private final long seed;
    private final Ledger ledger = new Ledger();
    private final Seen pages = new Seen("pages", false);
    private final Seen stream = new Seen("stream", false);
    private final Seen topic = new Seen("topic", true);

    /**
     * How long it takes.
     *
     * @param rounds of all faults
     * @param selling before and after a fault
     * @param lasting how long what goes away stays away
     * @param soak how long rounds go on in which one of the two ingest processes is never struck itself; zero for none
     */
    record Form(int rounds, Duration selling, Duration lasting, Duration soak) {

        static final Form SHORT = new Form(1, Duration.ofMillis(1200), Duration.ofSeconds(5), Duration.ZERO);
        static final Form LONG = new Form(3, Duration.ofSeconds(3), Duration.ofSeconds(20), Duration.ZERO);

        static Form soak(Duration time) {
            return new Form(1, SHORT.selling, Duration.ofSeconds(2), time);
        }

        boolean soaks() {
            return soak.isPositive();
        }

        private List<Fault> faults() {
            return soaks() ? List.of(SOAK) : List.of(Fault.values());
        }
    }

    /** Of faults that strike a process of ingest, those that never strike the one whose memory is watched. */
    private static final Fault[] SOAK = {
        Fault.INGEST_KILLED,
        Fault.POSTGRES_KILLED,
        Fault.POSTGRES_REFUSES,
        Fault.POSTGRES_HANGS,
        Fault.KAFKA_AWAY,
        Fault.CLIENTS_DIE
    };

    /** A killed process is the one of this round's number. */
    private static final int STRUCK = 1;

    private static final int WATCHED = 0;

    Suite(Form form, long seed) {
        this.form = form;
        this.seed = seed;
    }

    /** The table, with everything that was found wrong; stops at the first fault after which something was. */
    Report run() throws IOException, InterruptedException, SQLException {
        SplittableRandom random = new SplittableRandom(seed);
        try (Site site = Site.open()) {
            PageReader pageReader = new PageReader(site.ports(), random.split(), pages);
            StreamReader streamReader = new StreamReader(site.ports(), random.split(), stream);
            TopicReader topicReader = new TopicReader(site.kafkaAddress(), topic);
            List<Thread> readers = List.of(started(pageReader), started(streamReader), started(topicReader));
            try (Load load = new Load(STORES, site.ports(), ledger, seed)) {
                return strikes(site, load, random);
            } finally {
                pageReader.close();
                streamReader.close();
                topicReader.close();
                for (Thread reader : readers) {
                    reader.join(Duration.ofSeconds(5));
                }
            }
        }
    }

    private static Thread started(Runnable reader) {
        return Thread.ofPlatform()
                .daemon()
                .name(reader.getClass().getSimpleName())
                .start(reader);
    }

    private Report strikes(Site site, Load load, SplittableRandom random)
            throws IOException, InterruptedException, SQLException {
        Report report = new Report(seed);
        Ledger.Tally before = Ledger.Tally.NOTHING;
        long end = System.nanoTime() + form.soak().toNanos();
        List<Long> memory = new ArrayList<>();
        for (int round = 0; round < form.rounds() || form.soaks() && System.nanoTime() < end; round++) {
            for (Fault fault : form.faults()) {
                long start = System.nanoTime();
                Thread.sleep(form.selling());
                int injected = fault.strike(site, load, form.lasting(), form.soaks() ? STRUCK : round);
                Thread.sleep(form.selling());
                Audit.Result result = settled(site, load, random);
                Ledger.Tally now = ledger.tally();
                report.add(fault, injected, now.since(before), result, System.nanoTime() - start);
                before = now;
                if (!result.findings().isEmpty()) {
                    report.logs(site.logs());
                    return report;
                }
                if (form.soaks()) {
                    memory.add(site.ingest(WATCHED).liveBytes());
                }
                load.goOn();
            }
        }
        if (form.soaks()) {
            report.memory(memory);
        }
        report.end(ledger.tally(), topic.repeated());
        return report;
    }

    private Audit.Result settled(Site site, Load load, SplittableRandom random)
            throws IOException, InterruptedException, SQLException {
        Audit audit = new Audit(ledger, List.of(pages, stream, topic));
        try {
            load.settle();
        } catch (TimeoutException never) {
            audit.find(String.valueOf(never.getMessage()));
        }
        return audit.of(site, random.split());
    }
}
