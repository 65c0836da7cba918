package kitchensync.kitchenui.shell;

/** The words around every page of managers, in English. */
public final class ShellWords {

    static final String QUEUE = "Queue";
    static final String DAY = "Day";
    static final String PLAN = "Plan";
    static final String FORECAST = "Forecast";
    static final String WASTE = "Waste";
    static final String MENU = "Menu";
    static final String CHAIN = "Chain";
    static final String ALL_STORES = "All stores";
    static final String NO_DATA = "No data yet: the pipeline has not run";
    static final String NO_EVENTS = "No sales data yet";
    static final String UNCHECKED = "No run has passed its checks yet";

    private ShellWords() {}

    static String upTo(String time) {
        return "Data up to " + time;
    }

    static String old(String time) {
        return "Old data: up to " + time + "; the pipeline is late";
    }
}
