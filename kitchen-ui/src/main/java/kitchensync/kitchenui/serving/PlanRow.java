package kitchensync.kitchenui.serving;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the plan says about one item in one slot; units throughout.
 *
 * @param slotIndex slot of the week, 0..671
 * @param expectedDemand mean demand from the start of the slot to the end of the look-ahead
 * @param onHand units ready at the start of the slot
 * @param cooking units cooking at the start of the slot
 * @param holdUntil slot of the week in which the look-ahead ends
 * @param without units that would be wanted without the manager's override that was followed; null without one
 * @param modelVersion {@link #NO_MODEL} where the forecast is the weekly profile alone
 * @param slotStart set when the row was made from counted stock for this very slot; null in the weekly plan
 */
public record PlanRow(
        String itemId,
        int slotIndex,
        int cookQuantity,
        double expectedDemand,
        double onHand,
        double cooking,
        int holdUntil,
        String reason,
        @Nullable Integer without,
        String modelVersion,
        Instant plannedAt,
        @Nullable Instant slotStart) {

    /** As the predictor writes it where it has no model. */
    public static final String NO_MODEL = "none";
}
