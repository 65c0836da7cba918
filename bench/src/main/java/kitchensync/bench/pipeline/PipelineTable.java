package kitchensync.bench.pipeline;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as text: what was measured, and which bars are met. */
final class PipelineTable {

    private static final double MILLIS = 1e3;
    private static final double FULL_BAR = 2;
    private static final double INCREMENTAL_BAR_MS = 300;
    private static final double NOOP_BAR_MS = 50;
    private static final double OVERHEAD_BAR_MS = 5;
    private static final double EXTRACT_BAR = 500_000;
    private static final double COPY_BAR = 0.6;
    private static final double DBT_BAR = 10;

    private final PipelineReport report;
    private final StringBuilder text = new StringBuilder();

    PipelineTable(PipelineReport report) {
        this.report = report;
    }

    String text() {
        PipelineReport.Chain chain = report.chain();
        if (chain != null) {
            head(chain);
        }
        growth();
        if (chain != null) {
            bars(chain);
        }
        report.missing().forEach(reason -> line("Missing: %s", reason));
        return text.toString();
    }

    private void head(PipelineReport.Chain chain) {
        line(
                "%d cores, shared by Postgres and the pipeline. %d stores, %d days and a morning, %,d events; %d tables and views, %d tests. Medians of %d.",
                Runtime.getRuntime().availableProcessors(),
                PipelinePlan.STORES,
                report.plan().days(),
                chain.events(),
                chain.models(),
                chain.tests(),
                report.plan().rounds());
        line(
                "Extract over %d connections %,.0f rows/s, COPY alone over as many %,.0f.",
                chain.connections(), chain.extractRowsPerSecond(), chain.copyRowsPerSecond());
        line(
                "Layers of a new warehouse %.2f s; the runner without tests %.2f s for %d nodes, their SQL alone %.2f s.",
                chain.firstBuild(), chain.runner(), chain.nodes(), chain.bare());
        line(
                "Five minutes: %,.0f events, of the time extract takes %.0f ms. Most memory of the pipeline: %,.0f MiB.",
                chain.incrementalRows(), chain.incrementalExtract() * MILLIS, chain.peakMib());
        line("");
    }

    private void growth() {
        line("As stores grow, %d day and a morning each:", PipelinePlan.GROWTH_DAYS);
        line(
                "%6s %12s %14s %9s %13s %9s %9s %9s %9s %9s %12s",
                "stores",
                "events",
                "extract rows/s",
                "full s",
                "full us/event",
                "new rows",
                "run ms",
                "us/row",
                "noop ms",
                "MiB",
                "Postgres MiB");
        for (PipelineReport.Size size : report.sizes()) {
            line(
                    "%6d %,12d %,14.0f %9.2f %13.2f %,9.0f %9.0f %9.0f %9.0f %,9.0f %,12.0f",
                    size.stores(),
                    size.events(),
                    size.extractRowsPerSecond(),
                    size.fullBuild(),
                    size.fullMicrosPerEvent(),
                    size.incrementalRows(),
                    size.incremental() * MILLIS,
                    size.incrementalMicrosPerRow(),
                    size.noop() * MILLIS,
                    size.peakMib(),
                    size.postgresMib());
        }
    }

    private void bars(PipelineReport.Chain chain) {
        line("");
        line("%-44s %12s %12s", "", "measured", "wanted");
        most("full build of all layers with all tests, s", chain.fullBuild(), FULL_BAR);
        most("run with five minutes of new events, ms", chain.incremental() * MILLIS, INCREMENTAL_BAR_MS);
        most("run with nothing new, ms", chain.noop() * MILLIS, NOOP_BAR_MS);
        most("runner over bare SQL, ms a model", chain.overheadMsPerModel(), OVERHEAD_BAR_MS);
        extract(chain);
        least("times as fast as dbt", report.ratios().get("full_build_vs_dbt"), DBT_BAR);
    }

    /** Either will do. */
    private void extract(PipelineReport.Chain chain) {
        double ofCopy = chain.extractRowsPerSecond() / chain.copyRowsPerSecond();
        boolean met = chain.extractRowsPerSecond() >= EXTRACT_BAR || ofCopy >= COPY_BAR;
        line("%-44s %,12.0f %12s  %s", "extract, rows/s", chain.extractRowsPerSecond(), ">= 500,000", met(met));
        line("%-44s %12.2f %12s  %s", "or in parts of COPY", ofCopy, ">= " + COPY_BAR, met(met));
    }

    private void most(String name, double measured, double wanted) {
        line("%-44s %12.2f %12s  %s", name, measured, "<= " + wanted, met(measured <= wanted));
    }

    private void least(String name, @Nullable Double measured, double wanted) {
        if (measured == null) {
            line("%-44s %12s", name, "missing");
            return;
        }
        line("%-44s %12.2f %12s  %s", name, measured, ">= " + wanted, met(measured >= wanted));
    }

    private static String met(boolean met) {
        return met ? "met" : "NOT MET";
    }

    private void line(String format, @Nullable Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
