package kitchensync.domain.catalogue;

/** The cooking queue that an item belongs to. */
public enum Queue {
    KITCHEN("Kitchen"),
    CHICKEN("Chicken");

    private final String title;

    Queue(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Chicken and appetizers are fried at the chicken station; everything else is the kitchen's. */
    public static Queue of(String category) {
        return switch (category) {
            case "chicken", "appetizer" -> CHICKEN;
            default -> KITCHEN;
        };
    }
}
