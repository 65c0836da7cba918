package kitchensync.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The table that a run prints. Numbers are events, except where they say otherwise. */
final class Report {

    private static final String ROW = "%-56s %7s %7s %7s %7s %8s %5s %7s %8s %5s %4s%n";

    private static final double MIB = 1024 * 1024;

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

    /**
     * Memory is flat when a process that was never struck does not use a tenth more in the last third of the time than in
     * the one before it, and a MiB.
     *
     * @param bytes in use after each strike
     */
    void memory(List<Long> bytes) {
        int third = bytes.size() / 3;
        long before = median(bytes.subList(third, 2 * third));
        long after = median(bytes.subList(2 * third, bytes.size()));
        table.append("memory in use after each of %d strikes, MiB: %s%n"
                .formatted(
                        bytes.size(),
                        bytes.stream().map(one -> "%.1f".formatted(one / MIB)).collect(Collectors.joining(" "))));
        if (third > 0 && after > before * 1.1 + MIB) {
            findings.add("memory grows: %.1f MiB, then %.1f".formatted(before / MIB, after / MIB));
        }
    }

    private static long median(List<Long> values) {
        return values.isEmpty() ? 0 : values.stream().sorted().toList().get(values.size() / 2);
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
