package kitchensync.kitchenui.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kitchensync.kitchenui.days.DayLevel;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.PlanDay;

/**
 * All that the forecast's page is made of.
 *
 * @param plans of the item, of the day and the two weeks before now
 * @param actual of the same days
 * @param selling days of these on which the store sold anything: on the others it was closed, or has not told yet
 * @param level of the store's last day with a count
 */
record ForecastRows(List<PlanDay> plans, List<ItemDay> actual, Set<LocalDate> selling, Optional<DayLevel> level) {}
