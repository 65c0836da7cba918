package kitchensync.domain.catalogue;

/** The cooking queue that an item belongs to. */
public enum Queue {
    KITCHEN,
    CHICKEN;

    /** Chicken and appetizers are fried at the chicken station; everything else is the kitchen's. */
    public static Queue of(String category) {
        return switch (category) {
            case "chicken", "appetizer" -> CHICKEN;
            default -> KITCHEN;
        };
    }
}
