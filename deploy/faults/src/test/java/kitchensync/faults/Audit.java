package kitchensync.faults;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Holds the database, the feed, its readers and the counters against the ledger, while nothing is being sold. */
final class Audit {

    private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(60);
    private static final int MOST_SHOWN = 12;

    private final Ledger ledger;
    private final List<Seen> readers;
    private final List<String> findings = new ArrayList<>();
    private int lost;
    private int doubled;
    private int strange;

    /** @param readers those that ran all the while */
    Audit(Ledger ledger, List<Seen> readers) {
        this.ledger = ledger;
        this.readers = readers;
    }

    /**
     * What was found.
     *
     * @param lost events acknowledged and not stored
     * @param doubled events stored twice, or given out twice
     * @param strange rows never sent, changed, or in another store's schema
     * @param findings all of it in words, and what else is wrong
     */
    record Result(int stored, int lost, int doubled, int strange, List<String> findings) {}

    Result of(Site site, RandomGenerator random) throws SQLException, IOException, InterruptedException {
        try (Connection connection = site.database()) {
            Stored stored = new Stored(connection);
            long head = await(stored);
            List<Stored.Row> rows = stored.events();
            rows(rows);
            if (head != rows.size()) {
                find("the feed ends at %d, but %d events are stored".formatted(head, rows.size()));
            }
            Seen again = new Seen("pages from the beginning", false);
            new PageReader(site.ports(), random, again).readTo(head);
            List<Seen> all = new ArrayList<>(readers);
            all.add(again);
            Set<UUID> ids = new HashSet<>();
            rows.forEach(row -> ids.add(row.id()));
            all.forEach(reader -> reader(reader, ids, head));
            stored.wrongCounters().forEach(this::find);
            ledger.refused().forEach(refusal -> find("refused a right request: " + refusal));
            return new Result(rows.size(), lost, doubled, strange, List.copyOf(findings));
        }
    }

    /** Waits until the feed has everything and every reader has the feed. */
    private long await(Stored stored) throws SQLException, InterruptedException {
        long until = System.nanoTime() + CATCH_UP_LIMIT.toNanos();
        while (true) {
            long head = stored.head();
            boolean there = head >= 0
                    && stored.slowestReader() == head
                    && readers.stream().allMatch(reader -> reader.size() >= head);
            if (there || System.nanoTime() > until) {
                if (!there) {
                    find("after %s not everybody has the feed up to %d: relay and counters are at %d"
                            .formatted(CATCH_UP_LIMIT, head, stored.slowestReader()));
                }
                return head;
            }
            Thread.sleep(50);
        }
    }

    private void rows(List<Stored.Row> rows) {
        Set<UUID> ids = new HashSet<>();
        Map<String, Long> lastSeq = new HashMap<>();
        for (Stored.Row row : rows) {
            SentEvent sent = ledger.sent().get(row.id());
            if (!ids.add(row.id())) {
                doubled++;
                find("stored twice: " + row);
            }
            if (sent == null
                    || !sent.row().equals(row.values())
                    || !row.schema().equals("store_" + sent.store())) {
                strange++;
                find("stored %s, sent %s".formatted(row, sent));
            }
            long before = lastSeq.getOrDefault(row.schema(), 0L);
            if (row.seq() != before + 1) {
                find("%s: seq %d after %d".formatted(row.schema(), row.seq(), before));
            }
            lastSeq.put(row.schema(), row.seq());
        }
        for (UUID acknowledged : ledger.acknowledged()) {
            if (!ids.contains(acknowledged)) {
                lost++;
                find("lost: " + ledger.sent().get(acknowledged));
            }
        }
    }

    private void reader(Seen reader, Set<UUID> stored, long head) {
        reader.wrong().forEach(this::find);
        Set<UUID> seen = reader.ids();
        if (!seen.equals(stored) || reader.last() != head) {
            find("%s: %d events up to position %d instead of %d"
                    .formatted(reader.name(), seen.size(), reader.last(), head));
        }
        if (!reader.dropsRepeated()) {
            doubled += (int) reader.repeated();
        }
    }

    void find(String what) {
        if (findings.size() < MOST_SHOWN) {
            findings.add(what);
        }
    }
}
