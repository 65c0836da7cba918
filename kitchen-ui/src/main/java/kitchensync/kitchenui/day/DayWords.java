package kitchensync.kitchenui.day;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Locale;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.kitchenui.sheet.Figures;

/** The words of the day's page, in English. */
final class DayWords {

    static final String SALES = "Sales";
    static final String WASTE = "Waste";
    static final String SERVICE = "Service level";
    static final String COOKED = "Cooked";
    static final String GROUP = "Group";
    static final String ITEM = "Item";
    static final String HOUR = "Hour";
    static final String DAY = "Day";
    static final String SOLD = "Sold, units";
    static final String REVENUE = "Sales, $";
    static final String PLANNED = "Planned, units";
    static final String PLANNED_COST = "Planned, $ cost";
    static final String COOKED_UNITS = "Cooked, units";
    static final String WASTED = "Wasted, units";
    static final String WASTE_COST = "Wasted, $ cost";
    static final String WASTE_SHARE = "Waste, %";
    static final String MISSED = "Missed, units";
    static final String MISSED_SALES = "Missed sales, $";
    static final String LOST = "Lost, $";
    static final String SERVICE_SHARE = "Service, %";
    static final String FORECAST = "Forecast, units";
    static final String TOTAL = "Total";
    static final String BY_GROUP = "By group, against the plan";
    static final String BY_ITEM = "By item, against the plan";
    static final String FOUR_WEEKS = "Four weeks";
    static final String ALL_ITEMS = "all items";
    static final String BAR_SOLD = "sold";
    static final String BAR_MISSED = "missed";
    static final String BAR_WASTED = "thrown away, $";
    static final String BAR_MISSED_SALES = "missed sales, $";
    static final String NOW = "now";
    static final String UNITS = "units";
    static final String FORECAST_LINE = "forecast";
    static final String TO_THE_PLAN = "Start what the queue says.";
    static final String NO_REASON_YET = "Nothing to change yet.";

    private DayWords() {}

    static String byHour(String what) {
        return "By hour: " + what;
    }

    static String hourChart(String what, String day) {
        return "Sold and missed units of " + what + " by hour on " + day + ", with the forecast as a line.";
    }

    static String trendChart(String store) {
        return "Money lost on each day of four weeks in " + store + ": cost of what was thrown away, and missed sales.";
    }

    static String comparedWith(double change, int days, DayOfWeek weekday, boolean over) {
        return (change < 0 ? "▼ " : "▲ ")
                + Figures.percent(Math.abs(change))
                + (change < 0 ? " fewer units than " : " more units than ")
                + (days == 1 ? "last " + name(weekday) : "the mean of the last " + days + " " + name(weekday) + "s")
                + (over ? "" : " by now");
    }

    static String yesterday(String sales, String waste, String service, String lost) {
        return "Yesterday: " + sales + " of sales, waste " + waste + ", service " + service + ", " + lost
                + " lost to waste and misses.";
    }

    static String units(String units) {
        return units + " units";
    }

    static String wasted(String cost, String units) {
        return cost + ", " + units + " units";
    }

    static String missed(String units, String sales) {
        return units + " units missed, " + sales + " of sales";
    }

    static String planned(String soFar, String wholeDay, boolean over) {
        return over ? "of " + wholeDay + " planned" : "of " + soFar + " planned by now, " + wholeDay + " in all";
    }

    static String noPlan() {
        return "no plan was kept for this day";
    }

    static String missedWhat(String item, String units, String sales) {
        return item + ": missed " + units + ", " + sales;
    }

    static String wastedWhat(String item, String units, String cost) {
        return item + ": threw away " + units + ", " + cost;
    }

    static String mostlyAt(int units, int from, int of, int weeks, DayOfWeek weekday) {
        return units + " of them " + Figures.hour(from) + "–" + Figures.hour((from + 2) % 24) + ", as on " + of + " of "
                + weeks + " " + name(weekday) + (weeks == 1 ? "" : "s") + ".";
    }

    static String cookedOf(long cooked, long planned) {
        return Figures.units(cooked) + " cooked where the plan said " + Figures.units(planned) + ".";
    }

    static String raiseMinimum(DayPart part) {
        return "Raise the minimum " + at(part) + ".";
    }

    static String lowerMinimum(int units, DayPart part) {
        return "Lower the minimum of " + units + " " + at(part) + ".";
    }

    static String sayLess(int from) {
        return "Say less for what is started around " + Figures.hour(from) + ".";
    }

    static String endOverride(String who, String kind, int percent, String reason) {
        return "End what " + who + " said (" + what(kind, percent) + ", " + reason + ") if it is over.";
    }

    static String what(String kind, int percent) {
        return kind.equals("never") ? "none" : percent + " % " + kind;
    }

    static String at(DayPart part) {
        return switch (part) {
            case ALL_DAY -> "of the whole day";
            case BREAKFAST -> "at breakfast";
            case LUNCH -> "at lunch";
            case CHICKEN -> "in chicken's hours";
        };
    }

    static String name(DayOfWeek weekday) {
        return weekday.getDisplayName(TextStyle.FULL, Locale.US);
    }
}
