package kitchensync.simulator.trial;

/** Decides at the start of every slot, closed ones included, what one kitchen starts to cook. */
@FunctionalInterface
public interface StorePolicy {

    /**
     * @param cook to be filled with the units to start, by the item's number; it comes with zeros. Whole batches where
     *     the item is cooked in batches, and at most {@value kitchensync.simulator.kitchen.CookOrder#MOST}
     */
    void decide(Kitchen kitchen, int[] cook);
}
