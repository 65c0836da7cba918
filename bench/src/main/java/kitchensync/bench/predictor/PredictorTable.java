package kitchensync.bench.predictor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as text: what was measured, and which bars are met. */
final class PredictorTable {

    private static final double MILLIS = 1e3;
    private static final double TRAIN_BAR = 20;
    private static final double MEMORY_BAR_MIB = 1.5 * 1e9 / (1024 * 1024);
    private static final double GRID_BAR = 1;
    private static final double STORE_BAR_MS = 25;
    private static final double LARGE_TRAIN_BAR = 600;
    private static final int LARGE = 900;

    private final PredictorReport report;
    private final StringBuilder text = new StringBuilder();

    PredictorTable(PredictorReport report) {
        this.report = report;
    }

    String text() {
        PredictorReport.Chain chain = report.chain();
        line(
                "%d cores. %d stores, %d days, %,d lines of history. Medians of %d after %d rounds.",
                Runtime.getRuntime().availableProcessors(),
                PredictorPlan.STORES,
                PredictorPlan.DAYS,
                chain.lines(),
                report.plan().counted(),
                report.plan().rounds() - report.plan().counted());
        line(
                "Grid of %,d cells: %.2f s, %.2f s in a process that has just started; %,.0f MiB. Weekly plan %.2f s, next slot of all stores %.0f ms.",
                chain.cells(), chain.grid(), chain.gridFirst(), chain.gridMib(), chain.week(), chain.slot() * MILLIS);
        line(
                "Inference on a thread, %,d rows: ONNX Runtime %,.0f rows/s, LightGBM %,.0f; they differ by %.1e at most.",
                chain.inferenceRows(), chain.onnx(), chain.lightgbm(), chain.difference());
        line("");
        growth();
        bars(chain);
        report.missing().forEach(reason -> line("Missing: %s", reason));
        return text.toString();
    }

    private void growth() {
        line("As stores grow, %d days each, once, in a process that has just started:", PredictorPlan.DAYS);
        line(
                "%6s %12s %9s %12s %12s %9s %12s %9s",
                "stores", "lines", "train s", "rows", "cells", "grid s", "us a cell", "MiB");
        for (PredictorReport.Size size : report.sizes()) {
            line(
                    "%6d %,12d %9.2f %,12d %,12d %9.2f %12.2f %,9.0f",
                    size.stores(),
                    size.lines(),
                    size.train(),
                    size.trainRows(),
                    size.cells(),
                    size.grid(),
                    size.grid() / size.cells() * 1e6,
                    size.peakMib());
        }
    }

    private void bars(PredictorReport.Chain chain) {
        line("");
        line("%-48s %12s %12s", "", "measured", "wanted");
        most("training on the default history, s", chain.train(), TRAIN_BAR);
        most("its memory, MiB", chain.trainMib(), MEMORY_BAR_MIB);
        if (chain.gridCores() == 1) {
            most("weekly grid on one core, history read, s", chain.grid(), GRID_BAR);
        } else {
            line("%-48s %12s", "weekly grid on one core, history read, s", "missing");
        }
        most("a store's plan for a slot, ms", chain.storeSlot() * MILLIS, STORE_BAR_MS);
        report.sizes().stream().filter(size -> size.stores() == LARGE).forEach(large -> {
            most("training for 900 stores, s", large.train(), LARGE_TRAIN_BAR);
            most("memory of training and grid of 900 stores, MiB", large.peakMib(), MEMORY_BAR_MIB);
        });
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
