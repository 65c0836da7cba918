package kitchensync.kitchenui.day;

import java.util.List;
import kitchensync.kitchenui.days.DaySold;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.ItemLoss;
import kitchensync.kitchenui.days.Minimum;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.days.PlanOverride;
import kitchensync.kitchenui.days.StoreDay;

/**
 * All that the day's page is made of.
 *
 * @param trend the four weeks up to the day
 * @param items of the day
 * @param before what the same weekday of the three weeks before had sold by the last whole hour of the day
 * @param losses of the same weekday of the three weeks before, where there is something to learn of the day
 * @param plans of the day
 */
record DayRows(
        List<StoreDay> trend,
        List<ItemDay> items,
        List<DaySold> before,
        List<ItemLoss> losses,
        List<PlanDay> plans,
        List<PlanOverride> overrides,
        List<Minimum> minimums) {}
