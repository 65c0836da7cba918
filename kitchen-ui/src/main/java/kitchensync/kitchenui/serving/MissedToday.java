package kitchensync.kitchenui.serving;

/** Units of an item that customers asked for and could not have since the local day began, as of seconds ago. */
public record MissedToday(String itemId, int missed) {}
