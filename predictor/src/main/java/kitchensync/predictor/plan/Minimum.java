package kitchensync.predictor.plan;

import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.slot.Slot;

/**
 * The fewest units of an item that are to be there while a store sells it in a part of the day, so that the shelf does
 * not look empty. Set by a manager.
 */
public record Minimum(String storeId, String itemId, DayPart dayPart, int units, String who) {

    boolean holds(String store, String item, int slot) {
        return storeId.equals(store) && itemId.equals(item) && dayPart.hours().contains(new Slot(slot).hour());
    }
}
