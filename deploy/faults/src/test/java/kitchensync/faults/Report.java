package kitchensync.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The table that a run prints. Numbers are events, except where they say otherwise. */
final class Report {

    private static final String ROW = "%-56s %7s %7s %7s %7s %8s %5s %7s %8s %5s %4s%n";

    private final long seed;
    private final StringBuilder table = new StringBuilder();
    private final List<String> findings = new ArrayList<>();
    private int injected;
    private int lost;
    private int doubled;
    private int strange;

    Report(long seed) {
        this.seed = seed;
        table.append(ROW.formatted(
                "fault", "tried", "acked", "retried", "again", "injected", "lost", "doubled", "strange", "feed", "s"));
    }

    void add(Fault fault, int struck, Ledger.Tally tally, Audit.Result result, long nanos) {
        injected += struck;
        lost += result.lost();
        doubled += result.doubled();
        strange += result.strange();
        result.findings().forEach(finding -> findings.add(fault + ": " + finding));
        table.append(ROW.formatted(
                fault.words(),
                tally.tried(),
                tally.acknowledged(),
                tally.retried(),
                tally.sentAgain(),
                struck,
                result.lost(),
                result.doubled(),
                result.strange(),
                result.findings().isEmpty() ? "ok" : "BAD",
                TimeUnit.NANOSECONDS.toSeconds(nanos)));
    }

    /** @param repeatedInTopic events that came more than once over Kafka, and were dropped */
    void end(Ledger.Tally tally, long repeatedInTopic) {
        table.append(("seed %d: %d events tried, %d acknowledged, %d faults injected, events lost: %d, doubled: %d,"
                        + " strange: %d; %d sent again after they were acknowledged, %d cut off by their senders,"
                        + " %d repeated by the topic%n")
                .formatted(
                        seed,
                        tally.tried(),
                        tally.acknowledged(),
                        injected,
                        lost,
                        doubled,
                        strange,
                        tally.sentAgain(),
                        tally.hungUp(),
                        repeatedInTopic));
    }

    void logs(String logs) {
        table.append(logs);
    }

    /** What was found wrong; empty when everything held. */
    List<String> findings() {
        return findings;
    }

    @Override
    public String toString() {
        return table.toString();
    }
}
