package kitchensync.predictor.profile;

/**
 * What is remembered of one item in one store. "Customers" are the units of all items that the store sold on days on
 * which this one was on the menu. Old weeks fade, those of {@code recent} faster.
 */
final class ItemMemory {

    /** An item leaves the menu after three hundred days, in the mean. */
    private static final double LEAVING = 1 / 300.0;

    /** Units by cell of a day. */
    final double[] units;

    /** Units by weekday. */
    final double[] weekdayUnits = new double[7];

    /** Customers by weekday. */
    final double[] customers = new double[7];

    double recentUnits;
    final double[] recentCustomers = new double[7];

    /** Units by weekday and hour, and the days that they come from; fade quickly. */
    final float[] hourUnits = new float[7 * 24];

    final float[] hourDays = new float[7];

    /** Days with the item on the menu. */
    int days;

    /** Units last week, and what had been forecast for it. */
    double lastUnits;

    double lastForecast;

    /** Open days since the last sale, and the units that a living item would have sold on them. */
    int silentDays;

    double silent;

    ItemMemory(int cells) {
        this.units = new double[cells];
    }

    void fade(double slow, double fast, double hours) {
        StoreMemory.scale(units, slow);
        StoreMemory.scale(weekdayUnits, slow);
        StoreMemory.scale(customers, slow);
        StoreMemory.scale(recentCustomers, fast);
        recentUnits *= fast;
        for (int i = 0; i < hourUnits.length; i++) {
            hourUnits[i] *= (float) hours;
        }
        for (int i = 0; i < hourDays.length; i++) {
            hourDays[i] *= (float) hours;
        }
        lastUnits = 0;
        lastForecast = 0;
    }

    /**
     * The chance that the item is still sold here, after it has not been for a while: it leaves at a constant rate, and while
     * it stays customers come at a constant rate (Schmittlein, Morrison and Colombo, 1987). They take two at once, say.
     */
    double staying() {
        double expected = silent / 2;
        if (silentDays == 0 || expected <= 0) {
            return 1;
        }
        double silentAndHere = Math.exp(-expected - LEAVING * silentDays);
        double rate = expected / silentDays;
        double gone = LEAVING / (LEAVING + rate) * (1 - silentAndHere);
        return Math.max(.02, silentAndHere / (silentAndHere + gone));
    }

    double total() {
        double sum = 0;
        for (double weekday : weekdayUnits) {
            sum += weekday;
        }
        return sum;
    }
}
