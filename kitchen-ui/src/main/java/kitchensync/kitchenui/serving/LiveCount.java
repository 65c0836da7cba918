package kitchensync.kitchenui.serving;

/**
 * What ingest has counted of one item on the present local day, seconds after it happened.
 *
 * @param missed units that customers asked for and could not have
 * @param goneThisSlot units sold or thrown away since the running slot began
 */
public record LiveCount(String itemId, int missed, int goneThisSlot) {}
