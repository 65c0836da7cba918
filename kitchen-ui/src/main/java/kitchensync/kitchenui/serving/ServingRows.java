package kitchensync.kitchenui.serving;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the serving tables say about one store at one moment.
 *
 * @param planned whether the store has any plan, for this slot or another
 * @param plan rows of the current slot of the week
 * @param ahead sums of the plan from the current slot on
 * @param acts of the last twelve hours, undone ones too, the newest first
 * @param batches what was cooked lately and may be there
 * @param totals the last two days, as of the pipeline's last run
 * @param missed today, the parts of an item apart; empty where nothing has been counted yet
 * @param gone the oldest slot first, the running one last
 * @param status empty before the pipeline's first run
 */
public record ServingRows(
        boolean planned,
        List<PlanRow> plan,
        List<Ahead> ahead,
        List<Act> acts,
        List<CookedBatch> batches,
        List<DayTotal> totals,
        List<Missed> missed,
        List<SlotGone> gone,
        Optional<PipelineStatus> status) {

    /** The same with what was before. */
    public ServingRows after(Past past) {
        return new ServingRows(
                planned,
                plan,
                ahead,
                acts,
                joined(past.batches(), batches),
                totals,
                joined(past.missed(), missed),
                joined(past.gone(), gone),
                status);
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
