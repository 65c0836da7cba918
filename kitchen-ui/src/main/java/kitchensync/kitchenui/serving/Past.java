package kitchensync.kitchenui.serving;

import java.util.List;

/**
 * What was in a store before what a page reads each time.
 *
 * @param batches that were started, the oldest first
 * @param gone the oldest slot first
 * @param missed since the local day began
 */
public record Past(List<CookedBatch> batches, List<SlotGone> gone, List<Missed> missed) {}
