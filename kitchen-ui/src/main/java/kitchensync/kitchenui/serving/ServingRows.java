package kitchensync.kitchenui.serving;

import java.util.List;
import java.util.Optional;

/**
 * All that the serving tables say about one store at one moment.
 *
 * @param planned whether the store has any plan, for this slot or another
 * @param plan rows of the current slot of the week
 * @param ahead sums of the plan from the current slot on
 * @param acts of the last twelve hours, undone ones too, the newest first
 * @param batches what was cooked lately and may be there
 * @param totals the last two days, as of the pipeline's last run
 * @param counts the present local day, as of seconds ago; empty where nothing has been counted yet
 * @param gone since the first of the batches, the oldest slot first; of the items that were asked for
 * @param status empty before the pipeline's first run
 */
public record ServingRows(
        boolean planned,
        List<PlanRow> plan,
        List<Ahead> ahead,
        List<Act> acts,
        List<CookedBatch> batches,
        List<DayTotal> totals,
        List<LiveCount> counts,
        List<SlotGone> gone,
        Optional<PipelineStatus> status) {

    ServingRows with(List<SlotGone> units) {
        return new ServingRows(planned, plan, ahead, acts, batches, totals, counts, units, status);
    }
}
