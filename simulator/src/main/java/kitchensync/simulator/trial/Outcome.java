package kitchensync.simulator.trial;

/**
 * What came of one contender in one setting and group.
 *
 * @param total of all days and seeds
 * @param wastePct cost of units thrown away over revenue, in percent
 * @param servicePct units sold over units asked for, in percent
 * @param profit of a store in a day
 */
public record Outcome(Tally total, Estimate wastePct, Estimate servicePct, Estimate profit) {

    public Estimate estimate(Measure measure) {
        return switch (measure) {
            case WASTE_PCT -> wastePct;
            case SERVICE_PCT -> servicePct;
            case PROFIT -> profit;
        };
    }
}
