package kitchensync.kitchenui.plan;

import java.util.List;
import kitchensync.kitchenui.days.DayUnits;
import kitchensync.kitchenui.days.Effect;
import kitchensync.kitchenui.days.Minimum;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.days.PlanOverride;

/**
 * All that the plan's page is made of.
 *
 * @param plans of the day that is shown
 * @param week what is to be started today and on the six days after it
 * @param overrides that hold, will hold, or held in the last two weeks
 */
record PlanRows(
        List<PlanDay> plans,
        List<DayUnits> week,
        List<PlanOverride> overrides,
        List<Minimum> minimums,
        List<Effect> effects) {}
