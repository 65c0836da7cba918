package kitchensync.simulator.trial;

import java.util.Locale;

/** What a contender is judged by. Each is a sum over a sum. */
public enum Measure {
    /** Cost of units thrown away over revenue, in percent. */
    WASTE_PCT,

    /** Units sold over units asked for, in percent. */
    SERVICE_PCT,

    /** Profit of a store in a day, in the catalogue's currency. */
    PROFIT;

    private static final double PERCENT = 100;

    /** The name as reports write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    double above(Tally tally) {
        return switch (this) {
            case WASTE_PCT -> PERCENT * tally.wasteCost();
            case SERVICE_PCT -> PERCENT * tally.sold();
            case PROFIT -> tally.profit();
        };
    }

    double below(Tally tally, int storeDays) {
        return switch (this) {
            case WASTE_PCT -> tally.revenue();
            case SERVICE_PCT -> tally.demanded();
            case PROFIT -> storeDays;
        };
    }
}
