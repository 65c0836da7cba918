package kitchensync.bench.ui;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as text: what was measured, and which bars are met. */
final class UiTable {

    private static final double PAGE_BAR_MS = 10;
    private static final double BYTES_BAR = 100_000;
    private static final double MEMORY_BAR_MIB = 512;
    private static final double CHANGE_BAR = 1;

    private final UiReport report;
    private final StringBuilder text = new StringBuilder();

    UiTable(UiReport report) {
        this.report = report;
    }

    String text() {
        line(
                "%d cores, shared by pages, Postgres and client. %d stores.",
                Runtime.getRuntime().availableProcessors(), report.plan().stores());
        line("");
        line(
                "%-12s %6s %10s %10s %10s %10s %10s %10s %7s",
                "page", "rate/s", "answered/s", "server p50", "p99 ms", "client p50", "p99 ms", "bytes", "failed");
        for (PageRun run : report.pages()) {
            line(
                    "%-12s %6d %10.1f %10.2f %10.2f %10.2f %10.2f %,10d %7d",
                    run.page().name(),
                    run.rate(),
                    run.answered(),
                    run.serverP50(),
                    run.serverP99(),
                    run.p50(),
                    run.p99(),
                    run.bytes(),
                    run.failed());
        }
        line("");
        UiReport.Streams streams = report.streams();
        line(
                "%d streams held, the longest silence %.2f s. A change of all stores: heard by all after %.2f s, shown after %.2f s (medians of %d), missed %d times.",
                streams.held(),
                streams.silence(),
                streams.median().heard(),
                streams.median().shown(),
                streams.reached().size(),
                streams.missed());
        line(
                "Resident memory of the pages: %.0f MiB after the pages, %.0f MiB at most.",
                report.pagesMib(), report.peakMib());
        line("");
        line("%-48s %12s %12s", "", "measured", "wanted");
        report.plan().rates().forEach(rate -> {
            PageRun slowest = report.slowest(rate);
            most(
                    "p99 of a store's page at %d/s, ms (%s)"
                            .formatted(rate, slowest.page().name()),
                    slowest.serverP99(),
                    PAGE_BAR_MS);
        });
        most("bytes of the heaviest page", report.heaviest(), BYTES_BAR);
        most("streams that were lost", report.plan().stores() - streams.held(), 0);
        line(
                "%-48s %,12.2f",
                "seconds until all have heard of a change", streams.median().heard());
        most("seconds until all show a change", streams.median().shown(), CHANGE_BAR);
        most("memory with all streams, MiB", report.peakMib(), MEMORY_BAR_MIB);
        return text.toString();
    }

    private void most(String name, double measured, double wanted) {
        line(
                "%-48s %,12.2f %12s  %s",
                name, measured, "<= " + Math.round(wanted), measured <= wanted ? "met" : "NOT MET");
    }

    private void line(String format, @Nullable Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
