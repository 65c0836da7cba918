package kitchensync.kitchenui.page;

import java.time.DateTimeException;
import java.time.Instant;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.slot.Slot;
import org.jspecify.annotations.Nullable;

/** What a form on the page says: an item of the menu and the slot that the page was showing. */
record Tap(String itemId, Instant slotStart) {

    /** @throws PageProblem when the form does not come from our page */
    static Tap read(@Nullable String item, @Nullable String slotStart, Catalogue catalogue) {
        if (item == null || slotStart == null || catalogue.item(item).isEmpty()) {
            throw PageProblem.badForm();
        }
        try {
            Instant start = Instant.parse(slotStart);
            if (start.equals(Slot.startOf(start))) {
                return new Tap(item, start);
            }
        } catch (DateTimeException notATime) {
            // The same answer as for a time that no slot starts at.
        }
        throw PageProblem.badForm();
    }

    /** @throws PageProblem when the quantity is not a whole number of 1 to 1000 units */
    static int quantity(@Nullable String quantity) {
        try {
            int units = Integer.parseInt(quantity == null ? "" : quantity);
            if (units >= 1 && units <= 1000) {
                return units;
            }
        } catch (NumberFormatException notANumber) {
            // The same answer as for a number out of range.
        }
        throw PageProblem.badForm();
    }

    boolean isFor(Instant now) {
        return slotStart.equals(Slot.startOf(now));
    }
}
