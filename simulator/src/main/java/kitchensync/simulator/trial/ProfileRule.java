package kitchensync.simulator.trial;

import kitchensync.domain.catalogue.Item;

/** How much of an item to start cooking, from a weekly profile. */
@FunctionalInterface
interface ProfileRule {

    /**
     * @param week expected units by slot of the week
     * @param slot of the week that begins; the item is sold in it
     * @param open slots in a row in which the item is sold, this one included
     * @param there units on hand and cooking
     */
    int cook(Item item, double[] week, int slot, int open, int there);
}
