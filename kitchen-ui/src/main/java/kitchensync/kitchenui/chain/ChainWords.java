package kitchensync.kitchenui.chain;

/** The words of the chain's page, in English. */
final class ChainWords {

    static final String STORE = "Store";
    static final String REGION = "Region";
    static final String SALES = "Sales, $";
    static final String WASTE = "Waste, %";
    static final String WASTE_COST = "Wasted, $ cost";
    static final String SERVICE = "Service, %";
    static final String MISSED_SALES = "Missed sales, $";
    static final String LOST = "Lost, $";
    static final String LOST_SHARE = "Lost, % of sales";
    static final String TOTAL = "All stores";
    static final String NO_DATA = "no data";

    private ChainWords() {}

    static String sortedBy(String column) {
        return "Stores, worst first: " + column.substring(0, 1).toLowerCase(java.util.Locale.US) + column.substring(1);
    }

    static String silent(int stores) {
        return stores == 1
                ? "1 store has no data for this day: it has sent no events, or they have not been counted yet."
                : stores + " stores have no data for this day: they have sent no events, or these have not been counted"
                        + " yet.";
    }

    static String pageOf(int page, int pages) {
        return "Page " + page + " of " + pages;
    }
}
