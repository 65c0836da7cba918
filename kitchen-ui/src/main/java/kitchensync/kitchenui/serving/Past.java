package kitchensync.kitchenui.serving;

import java.util.List;

/**
 * What was in a store before what a page reads each time.
 *
 * @param batches that were started
 * @param gone the oldest slot first
 */
public record Past(List<CookedBatch> batches, List<SlotGone> gone) {}
