package kitchensync.kitchenui.serving;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What one item did on one local day: units, and money in dollars.
 *
 * @param missed units that customers asked for and could not have
 */
public record DayTotal(
        String itemId, LocalDate day, int sold, BigDecimal revenue, int wasted, BigDecimal wasteCost, int missed) {}
