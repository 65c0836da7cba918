package kitchensync.simulator.trial.report;

import java.util.Locale;
import kitchensync.simulator.trial.Estimate;
import kitchensync.simulator.trial.Measure;
import kitchensync.simulator.trial.Outcome;

/** Figures as people read them; a dash where there is none. */
final class Figures {

    private static final String NONE = "–";

    private Figures() {}

    static String percent(Estimate estimate) {
        return withMargin("%.2f", estimate);
    }

    static String money(Estimate estimate) {
        return withMargin("%,.0f", estimate);
    }

    static String of(Measure measure, Outcome outcome) {
        Estimate estimate = outcome.estimate(measure);
        return measure == Measure.PROFIT ? money(estimate) : percent(estimate);
    }

    /** What a table of the measure is called. */
    static String title(Measure measure) {
        return switch (measure) {
            case WASTE_PCT -> "waste %";
            case SERVICE_PCT -> "service %";
            case PROFIT -> "profit a store-day";
        };
    }

    private static String withMargin(String format, Estimate estimate) {
        String value = number(format, estimate.value());
        return Double.isFinite(estimate.margin()) ? value + " ± " + number(format, estimate.margin()) : value;
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : NONE;
    }
}
