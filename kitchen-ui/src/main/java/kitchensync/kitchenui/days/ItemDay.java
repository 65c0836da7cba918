package kitchensync.kitchenui.days;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * What an item did on a local day: units, and money in dollars.
 *
 * @param missed units that customers asked for and could not have
 * @param missedSales what these would have brought
 * @param soldHours and the others: units in each of the 24 hours
 */
public record ItemDay(
        String itemId,
        LocalDate day,
        int sold,
        BigDecimal revenue,
        int wasted,
        BigDecimal wasteCost,
        int missed,
        BigDecimal missedSales,
        int[] soldHours,
        int[] wastedHours,
        int[] missedHours,
        int[] cookedHours) {

    /** Units that went into cooking. */
    public int cooked() {
        return Arrays.stream(cookedHours).sum();
    }
}
