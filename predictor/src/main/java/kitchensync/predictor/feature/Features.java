package kitchensync.predictor.feature;

import java.util.List;

/**
 * What the model knows about a store, item and slot on a day: the feature columns of {@code features.sql}, in its
 * order. The catalogue's popularity is left out on purpose, for nobody knows it in a real chain.
 */
public final class Features {

    /** Names as in the SQL. Means are units a slot; days are whole days. */
    public static final List<String> NAMES = List.of(
            "cell_mean",
            "last_week",
            "item_tod_mean",
            "item_mean",
            "scaled_profile",
            "store_slot_mean",
            "category_estimate",
            "item_share",
            "share_estimate",
            "known_days",
            "hour_of_day",
            "minute_of_hour",
            "weekday",
            "is_weekend",
            "price",
            "on_sale");

    public static final int COUNT = NAMES.size();

    private Features() {}

    public static int index(String name) {
        int index = NAMES.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("there is no feature " + name);
        }
        return index;
    }
}
