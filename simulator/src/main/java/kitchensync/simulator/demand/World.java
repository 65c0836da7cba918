package kitchensync.simulator.demand;

import java.util.List;
import java.util.Locale;
import kitchensync.domain.catalogue.Item;

/**
 * What holds for the customers of a simulated chain. Live stores and history are in the {@link #PLAIN} world; trials
 * learn at {@link #HOME}, which has weather, and are played there and in worlds that differ from it in one thing each.
 */
public enum World {
    /** No weather. */
    PLAIN(Climate.Sky.NONE, Arrivals.RUSH, 1, 0, Basket.Odds.USUAL),

    HOME(Climate.Sky.USUAL, Arrivals.RUSH, 1, 0, Basket.Odds.USUAL),

    /** Everybody comes 90 minutes later, and the day is flatter. */
    SHIFTED_PEAKS(Climate.Sky.USUAL, Arrivals.LATER_AND_FLATTER, 1, 0, Basket.Odds.USUAL),

    /** An item is picked 1.75 times as often on its sale days, on which it sold as ever before. */
    NEW_PROMOTION(Climate.Sky.USUAL, Arrivals.RUSH, 1.75, 0, Basket.Odds.USUAL),

    /** Each fourth week is above 85 degrees Fahrenheit. */
    HEAT_WEEK(Climate.Sky.HEAT_WEEKS, Arrivals.RUSH, 1, 0, Basket.Odds.USUAL),

    /**
     * As many units as at home in the mean, but each hour of a store has a rate of its own, drawn from a gamma
     * distribution around the usual one with a relative variance of .15, and fewer customers carry fatter baskets.
     */
    OVERDISPERSED(Climate.Sky.USUAL, Arrivals.RUSH, 1, .15, Basket.Odds.FAT);

    private final Climate.Sky sky;
    private final List<Double> rush;
    private final double saleLift;
    private final double hourVariance;
    private final Basket.Odds odds;

    World(Climate.Sky sky, List<Double> rush, double saleLift, double hourVariance, Basket.Odds odds) {
        this.sky = sky;
        this.rush = rush;
        this.saleLift = saleLift;
        this.hourVariance = hourVariance;
        this.odds = odds;
    }

    /** The name as reports write it: {@code shifted_peaks}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Climate.Sky sky() {
        return sky;
    }

    /** Share of the peak's customers in each hour of the day. */
    List<Double> rush() {
        return rush;
    }

    /** Variance of an hour's rate of arrivals over the square of its mean, beyond that of the day. */
    double hourVariance() {
        return hourVariance;
    }

    Basket.Odds odds() {
        return odds;
    }

    /** Customers over those of the plain world, so that fatter baskets do not mean more units. */
    double volume() {
        return Basket.Odds.USUAL.meanUnits() / odds.meanUnits();
    }

    double weightOf(Item item, boolean onSale) {
        return onSale && item.salePrice() != null ? saleLift : 1;
    }
}
