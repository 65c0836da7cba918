package kitchensync.kitchenui.day;

/** One of the figures at the head of the day. */
public record Tile(String title, String figure, String detail, String compared) {}
