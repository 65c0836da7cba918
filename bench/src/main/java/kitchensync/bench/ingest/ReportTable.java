package kitchensync.bench.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import kitchensync.bench.service.IngestService;
import org.jspecify.annotations.Nullable;

/** A report as text: what was measured, what the machine can, and which bars are met. */
final class ReportTable {

    private static final double SINGLE_BAR = 5;
    private static final double BATCH_BAR = 0.6;
    private static final double HALF_LOAD_MS = 50;
    private static final double GROWTH_BAR = 0.8;

    private final Report report;
    private final StringBuilder text = new StringBuilder();

    ReportTable(Report report) {
        this.report = report;
    }

    String text() {
        machine();
        runs("Single events, " + Plan.CONNECTIONS + " connections", singles());
        runs("Batches", List.of(report.chain().batches().best()));
        ceiling();
        growth();
        bars();
        report.missing().forEach(reason -> line("Missing: %s", reason));
        return text.toString();
    }

    private void machine() {
        line(
                "%d cores; client, services and Postgres share them. Postgres: fsync on, %,.0f syncs/s by one writer.",
                Runtime.getRuntime().availableProcessors(), report.syncsPerSecond());
        line(
                "Memory afterwards: ingest %,.0f MiB, Postgres %,.0f MiB.",
                report.chain().memoryMib(), report.chain().postgresMib());
    }

    private List<Run> singles() {
        List<Run> all =
                new java.util.ArrayList<>(report.chain().singles().medians().values());
        all.add(1, report.chain().singles().halfLoad());
        return all;
    }

    private void runs(String title, List<Run> runs) {
        line("");
        line("%s", title);
        line(
                "%-18s %-28s %10s %10s %9s %9s %7s  %s",
                "", "", "requests/s", "events/s", "p50 ms", "p99 ms", "MiB", "cores: client, service, Postgres");
        for (Run run : runs) {
            line(
                    "%-18s %-28s %,10.0f %,10.0f %9.1f %9.1f %7.0f  %.2f, %.2f, %.2f",
                    run.service(),
                    run.what(),
                    run.requestsPerSecond(),
                    run.eventsPerSecond(),
                    run.p50Ms(),
                    run.p99Ms(),
                    run.memoryMib(),
                    run.clientCores(),
                    run.serviceCores(),
                    run.postgresCores());
        }
    }

    private void ceiling() {
        BatchRuns.Result batches = report.chain().batches();
        line(
                "Postgres alone, unnest of 1,000 rows, uuid key, ON CONFLICT, %,d rows there before: %,.0f rows/s over one"
                        + " connection, %,.0f over two; into an empty table %,.0f.",
                batches.rowsBefore(), batches.ceilingOfOne(), batches.ceilingOfTwo(), batches.ceilingOfEmpty());
    }

    private void growth() {
        line("");
        line("As stores grow: %s/s of 100 events, then %s single events/s", rate(true), rate(false));
        line(
                "%6s %9s %11s %12s %9s %15s %12s %9s %15s %13s",
                "stores",
                "ready s",
                "schemas s",
                "events/s",
                "p99 ms",
                "cpu s / 1,000",
                "singles/s",
                "p99 ms",
                "cpu s / 1,000",
                "Postgres MiB");
        for (GrowthRuns.Size size : report.sizes()) {
            line(
                    "%6d %9.1f %11.1f %,12.0f %9.1f %15.3f %,12.0f %9.1f %15.3f %,13.0f",
                    size.stores(),
                    size.startSeconds(),
                    size.migrationSeconds(),
                    size.batches().eventsPerSecond(),
                    size.batches().p99Ms(),
                    size.batches().cpuSecondsPerThousandEvents(),
                    size.singles().eventsPerSecond(),
                    size.singles().p99Ms(),
                    size.singles().cpuSecondsPerThousandEvents(),
                    size.postgresMib());
        }
    }

    private String rate(boolean batches) {
        GrowthRuns.Size few = report.sizes().getFirst();
        Double offered = (batches ? few.batches() : few.singles()).offeredPerSecond();
        return offered == null ? "?" : "%.0f".formatted(offered) + (batches ? " batches" : "");
    }

    private void bars() {
        line("");
        line("%-44s %9s %9s", IngestService.NAME + " against", "measured", "wanted");
        for (Map.Entry<String, @Nullable Double> ratio : report.ratios().entrySet()) {
            bar(ratio.getKey(), ratio.getValue(), wanted(ratio.getKey()), true);
        }
        bar("p99 ms at half load", report.chain().singles().halfLoad().p99Ms(), HALF_LOAD_MS, false);
    }

    private static double wanted(String ratio) {
        if (ratio.startsWith("single_")) {
            return SINGLE_BAR;
        }
        return ratio.startsWith("stores_") ? GROWTH_BAR : BATCH_BAR;
    }

    private void bar(String name, @Nullable Double measured, double wanted, boolean atLeast) {
        if (measured == null) {
            line("%-44s %9s", name, "missing");
            return;
        }
        boolean met = atLeast ? measured >= wanted : measured < wanted;
        line("%-44s %9.2f %9s  %s", name, measured, (atLeast ? ">= " : "< ") + wanted, met ? "met" : "NOT MET");
    }

    private void line(String format, @Nullable Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
