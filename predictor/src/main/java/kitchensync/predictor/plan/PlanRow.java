package kitchensync.predictor.plan;

/**
 * One line of the plan: what to start cooking in a slot of the week, and the stock that this was decided on.
 *
 * @param onHand units ready at the start of the slot
 * @param cooking units cooking at the start of the slot
 */
public record PlanRow(String storeId, String itemId, int slot, double onHand, double cooking, CookDecision decision) {}
