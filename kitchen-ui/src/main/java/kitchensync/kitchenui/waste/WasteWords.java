package kitchensync.kitchenui.waste;

/** The words of the waste log, in English. */
final class WasteWords {

    static final String TIME = "Time";
    static final String ITEM = "Item";
    static final String UNITS = "Units";
    static final String COST = "Cost, $";
    static final String REASON = "Reason";
    static final String TIMES = "Times";
    static final String TOTAL = "Total";
    static final String LOG = "Each waste";
    static final String BY_REASON = "By reason, this day";
    static final String BY_REASON_WEEK = "By reason, seven days";
    static final String SHARE = "Share of cost, %";

    private WasteWords() {}

    /** The reasons as ingest has them, in words. */
    static String reason(String reason) {
        return switch (reason) {
            case "" -> "no reason given";
            case "expired" -> "past its hold time";
            default -> reason.replace('_', ' ');
        };
    }
}
