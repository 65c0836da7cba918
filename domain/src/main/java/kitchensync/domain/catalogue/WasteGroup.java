package kitchensync.domain.catalogue;

/** The groups in which a store accounts for waste. */
public enum WasteGroup {
    HOT_FOODS("Hot Foods"),
    ROLLER_GRILL("Roller Grill"),
    CHICKEN("Chicken");

    private final String title;

    WasteGroup(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Sandwiches and sides, and any category that the chain adds, are hot foods. */
    public static WasteGroup of(String category) {
        return switch (category) {
            case "roller_grill" -> ROLLER_GRILL;
            case "chicken", "appetizer" -> CHICKEN;
            default -> HOT_FOODS;
        };
    }
}
