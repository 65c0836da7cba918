package kitchensync.kitchenui.day;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Item;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Figures;
import org.jspecify.annotations.Nullable;

/**
 * An item's day, or that of several items together, beside what was planned for them by now: units and dollars.
 *
 * @param anyPlan whether there is a plan of the day at all
 */
record DaySums(
        long sold,
        BigDecimal revenue,
        long planned,
        BigDecimal plannedCost,
        long cooked,
        long wasted,
        BigDecimal wasteCost,
        long missed,
        BigDecimal missedSales,
        boolean anyPlan) {

    static DaySums none(boolean anyPlan) {
        BigDecimal no = BigDecimal.ZERO;
        return new DaySums(0, no, 0, no, 0, 0, no, 0, no, anyPlan);
    }

    /**
     * An item's.
     *
     * @param day null when nothing of it was sold, missed, thrown away or cooked
     * @param planned units that were to be started by now
     * @param item empty when it is no longer in the catalogue
     */
    static DaySums of(@Nullable ItemDay day, int planned, Optional<Item> item, boolean anyPlan) {
        BigDecimal cost = item.map(each -> each.cost().multiply(BigDecimal.valueOf(planned)))
                .orElse(BigDecimal.ZERO);
        BigDecimal no = BigDecimal.ZERO;
        return day == null
                ? new DaySums(0, no, planned, cost, 0, 0, no, 0, no, anyPlan)
                : new DaySums(
                        day.sold(),
                        day.revenue(),
                        planned,
                        cost,
                        day.cooked(),
                        day.wasted(),
                        day.wasteCost(),
                        day.missed(),
                        day.missedSales(),
                        anyPlan);
    }

    DaySums plus(DaySums other) {
        return new DaySums(
                sold + other.sold,
                revenue.add(other.revenue),
                planned + other.planned,
                plannedCost.add(other.plannedCost),
                cooked + other.cooked,
                wasted + other.wasted,
                wasteCost.add(other.wasteCost),
                missed + other.missed,
                missedSales.add(other.missedSales),
                anyPlan);
    }

    BigDecimal lost() {
        return wasteCost.add(missedSales);
    }

    List<Cell> cells(Cell name) {
        return List.of(
                name,
                Cell.units(sold),
                Cell.money(revenue),
                Cell.percent(Figures.share(wasteCost, revenue)),
                Cell.percent(Figures.service(sold, missed)),
                Cell.units(missed).toned(missed > 0 ? "bad" : ""),
                Cell.money(missedSales),
                Cell.units(wasted),
                Cell.money(wasteCost),
                anyPlan ? Cell.units(planned) : Cell.none(),
                anyPlan ? Cell.money(plannedCost) : Cell.none(),
                Cell.units(cooked));
    }
}
