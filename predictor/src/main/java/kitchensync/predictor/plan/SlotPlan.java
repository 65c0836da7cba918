package kitchensync.predictor.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import kitchensync.domain.catalogue.Capacity;
import kitchensync.predictor.cook.StockAges.Batch;

/** What a store starts in one slot: what the plan of the next slot, that of a week and a trial have in common. */
public final class SlotPlan {

    /**
     * An item, and what is there of it.
     *
     * @param stock as it stands at the start of the slot
     */
    public record Line(PlannedItem planned, List<Batch> stock) {}

    private SlotPlan() {}

    /** Units to start of each line, in their order: what pays best, as far as the kitchen has room. */
    public static int[] units(Capacity capacity, int slot, Instant start, List<Line> lines) {
        List<Line> startable = startable(slot, lines);
        Iterator<Room.Fitted> fitted =
                Room.fit(capacity, proposals(slot, start, startable)).iterator();
        return lines.stream()
                .mapToInt(line -> line.planned().canStart(slot) ? fitted.next().units() : 0)
                .toArray();
    }

    /** Those of which units can be started in the slot. */
    static List<Line> startable(int slot, List<Line> lines) {
        return lines.stream().filter(line -> line.planned().canStart(slot)).toList();
    }

    /** @param startable lines of which units can be started */
    static List<Proposal> proposals(int slot, Instant start, List<Line> startable) {
        List<Proposal> proposals = new ArrayList<>(startable.size());
        startable.forEach(line -> proposals.add(line.planned().propose(slot, start, line.stock())));
        return proposals;
    }
}
