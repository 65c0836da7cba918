package kitchensync.kitchenui.days;

import java.math.BigDecimal;
import java.time.LocalDate;
import kitchensync.kitchenui.sheet.Figures;

/** What a store did on a local day: units, and money in dollars; the fields are those of {@link ItemDay}. */
public record StoreDay(
        String storeId,
        LocalDate day,
        int sold,
        BigDecimal revenue,
        int wasted,
        BigDecimal wasteCost,
        int missed,
        BigDecimal missedSales) {

    /** Cost of what was thrown away in revenue; NaN without. */
    public double waste() {
        return Figures.share(wasteCost, revenue);
    }

    /** Units sold in units demanded; NaN without any. */
    public double service() {
        return Figures.service(sold, missed);
    }

    /** Money that was not earned: thrown away, and missed sales. */
    public BigDecimal lost() {
        return wasteCost.add(missedSales);
    }
}
