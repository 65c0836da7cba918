package kitchensync.predictor.feature;

import java.util.List;

/**
 * What the model knows about a kitchen and an hour of a coming day. All of it is known when the forecast is made. The
 * catalogue's popularity is left out on purpose, for nobody knows it in a real chain.
 *
 * <p>"Error" is the logarithm of what was asked for in what the profile expected; missing values are NaN.
 */
public final class Features {

    public static final List<String> NAMES = List.of(
            "log_profile",
            "hour_error",
            "last_week_error",
            "item_trend",
            "store_trend",
            "known_days",
            "hour_of_day",
            "weekday",
            "is_weekend",
            "price",
            "price_ratio",
            "on_sale",
            "temperature",
            "precipitation",
            "holiday",
            "log_traffic",
            "category",
            "item",
            "store");

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
