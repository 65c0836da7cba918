package kitchensync.predictor.forecast;

import java.util.Locale;

/** Where a prediction comes from. */
public enum Source {
    /** The trained model: an established item. */
    MODEL,
    /** The weekly profile at the recent level, uncorrected, for there is no model yet: an established item. */
    PROFILE,
    /** What the items of its category sell at that time of day, at the store's level: too little history of its own. */
    CATEGORY_PROFILE,
    /** Outside day part or opening hours: nothing is sold. */
    CLOSED;

    /** Days on the menu from which on an item is established. */
    static final int ESTABLISHED_DAYS = 14;

    /** The name as the warehouse writes it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
