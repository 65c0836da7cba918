package kitchensync.domain.catalogue;

/** The groups in which a store accounts for waste. */
public enum WasteGroup {
    HOT_FOODS,
    ROLLER_GRILL,
    CHICKEN;

    /** Sandwiches and sides, and any category that the chain adds, are hot foods. */
    public static WasteGroup of(String category) {
        return switch (category) {
            case "roller_grill" -> ROLLER_GRILL;
            case "chicken", "appetizer" -> CHICKEN;
            default -> HOT_FOODS;
        };
    }
}
