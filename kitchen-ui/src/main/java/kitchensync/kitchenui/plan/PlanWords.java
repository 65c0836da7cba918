package kitchensync.kitchenui.plan;

import kitchensync.domain.catalogue.DayPart;
import kitchensync.kitchenui.days.PlanOverride;
import kitchensync.kitchenui.sheet.Figures;

/** The words of the plan's page, in English. */
final class PlanWords {

    static final String BREAKFAST = "Breakfast 04–10";
    static final String LUNCH = "Lunch 10–14";
    static final String AFTERNOON = "Afternoon 14–17";
    static final String EVENING = "Evening 17–22";
    static final String NIGHT = "Night 22–04";
    static final String PAR = "par";
    static final String ITEM = "Item";
    static final String BATCH = "Batch";
    static final String TOTAL = "Total";
    static final String DAY = "Day";
    static final String OVERRIDE = "Override";
    static final String WEEK = "The week: units to start";
    static final String EFFECTS = "What overrides did";
    static final String WITH = "Planned with it, units";
    static final String WITHOUT = "Without it, units";
    static final String SOLD = "Sold, units";
    static final String MISSED = "Missed, units";
    static final String WASTED = "Wasted, units";
    static final String OVERRIDES = "Overrides that hold";
    static final String REASON = "Reason";
    static final String WHO = "Who";
    static final String FROM = "From";
    static final String UNTIL = "Until";
    static final String MINIMUMS = "Minimum presentation";
    static final String PART = "Part of the day";
    static final String UNITS = "Units";
    static final String ALL_ITEMS = "All items";

    private PlanWords() {}

    static String sheet(String day) {
        return "Units to start on " + day;
    }

    static String what(PlanOverride override) {
        return switch (override.kind()) {
            case "never" -> "none";
            case "more" -> "+" + override.percent() + " %";
            default -> "−" + override.percent() + " %";
        };
    }

    static String part(DayPart part) {
        String hours = Figures.hour(part.hours().from()) + "–"
                + Figures.hour(part.hours().to() % 24);
        return switch (part) {
            case ALL_DAY -> "all day";
            case BREAKFAST -> "breakfast, " + hours;
            case LUNCH -> "lunch, " + hours;
            case CHICKEN -> "chicken's hours, " + hours;
        };
    }

    static String said(String what) {
        return switch (what) {
            case "override" ->
                "Kept. It counts from the next quarter hour on; this sheet is made anew within five minutes.";
            case "ended" ->
                "Ended. The plan goes without it from the next quarter hour on; this sheet is made anew within"
                        + " five minutes.";
            case "minimum" ->
                "Kept. It counts from the next quarter hour on; par levels are made anew within five minutes.";
            default -> "";
        };
    }
}
