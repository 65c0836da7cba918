package kitchensync.simulator.trial;

/**
 * What came of some kitchens' work. Money is in the catalogue's currency.
 *
 * @param revenue paid by customers
 * @param soldCost cost of the units sold
 * @param wasteCost cost of the units thrown away
 * @param sold units
 * @param missed units asked for that could not be served
 * @param wasted units thrown away
 */
public record Tally(double revenue, double soldCost, double wasteCost, long sold, long missed, long wasted) {

    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    public Tally plus(Tally other) {
        return new Tally(
                revenue + other.revenue,
                soldCost + other.soldCost,
                wasteCost + other.wasteCost,
                sold + other.sold,
                missed + other.missed,
                wasted + other.wasted);
    }

    /**
     * Revenue less the cost of what was sold and of what was thrown away. Over a run that is revenue less the cost of
     * all cooked units, with the stock at its start and at its end valued at cost.
     */
    public double profit() {
        return revenue - soldCost - wasteCost;
    }

    public long demanded() {
        return sold + missed;
    }
}
