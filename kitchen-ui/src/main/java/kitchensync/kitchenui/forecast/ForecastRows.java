package kitchensync.kitchenui.forecast;

import java.util.List;
import java.util.Optional;
import kitchensync.kitchenui.days.DayLevel;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.PlanDay;

/**
 * All that the forecast's page is made of.
 *
 * @param plans of the item, of the day and the two weeks before now
 * @param actual of the same days
 * @param level of the store's last day with a count
 */
record ForecastRows(List<PlanDay> plans, List<ItemDay> actual, Optional<DayLevel> level) {}
