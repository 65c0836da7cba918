package kitchensync.predictor.profile;

/**
 * What is remembered of one item in one store. "Customers" are the units of all items that the store sold on days on
 * which this one was on the menu. Old weeks fade, those of {@code recent} faster.
 */
final class ItemMemory {

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

    double total() {
        double sum = 0;
        for (double weekday : weekdayUnits) {
            sum += weekday;
        }
        return sum;
    }
}
