package kitchensync.kitchenui.menu;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.kitchenui.sheet.Figures;

/** The words of the menu board, in English. */
final class MenuWords {

    static final String ITEM = "Item";
    static final String STATE = "On the menu";
    static final String HOURS = "Sold";
    static final String PRICE_TODAY = "Price today";
    static final String PRICE = "List price";
    static final String SALE_PRICE = "Sale price";
    static final String SALE_DAYS = "Sale days";
    static final String COST = "Cost";
    static final String BATCH = "Batch, units";
    static final String COOKED_IN = "Cooked in";
    static final String COOK_TIME = "Cook time";
    static final String HOLD_TIME = "Hold time";
    static final String SALE = "(sale)";
    static final String RETIRED = "Retired";
    static final String BATCHES = "whole batches";
    static final String UNITS = "single units";
    static final String NOT_SOLD = "Not sold today";
    static final String ALWAYS_OPEN = "Open round the clock.";

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US);

    private MenuWords() {}

    static String soldFrom(String queue) {
        return "Sold from "
                + (queue.equals("Kitchen") ? "the kitchen" : "the " + queue.toLowerCase(Locale.US) + " station");
    }

    static String open(int from, int to) {
        return "Open " + Figures.hour(from) + "–" + Figures.hour(to) + ".";
    }

    static String since(LocalDate day) {
        return "since " + DATE.format(day);
    }

    static String from(LocalDate day) {
        return "from " + DATE.format(day);
    }

    static String hours(DayPart part) {
        return part == DayPart.ALL_DAY
                ? "all day"
                : Figures.hour(part.hours().from()) + "–"
                        + Figures.hour(part.hours().to());
    }
}
