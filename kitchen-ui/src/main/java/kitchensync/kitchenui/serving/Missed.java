package kitchensync.kitchenui.serving;

/** Units of an item that customers asked for and could not have in a part of a day, as ingest has counted them. */
public record Missed(String itemId, int missed) {}
