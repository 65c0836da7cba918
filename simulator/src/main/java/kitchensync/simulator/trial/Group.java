package kitchensync.simulator.trial;

import java.util.Locale;
import kitchensync.simulator.demand.Weather;

/** Which part of a trial's days to look at. */
public sealed interface Group {

    /** All of it. */
    record All() implements Group {}

    /** Days of stores with this weather. */
    record InWeather(Weather.Bucket bucket) implements Group {}

    /** Stores of this level, 1 to 4. */
    record AtLevel(int level) implements Group {}

    /** One item in all stores, by its number. */
    record OfItem(int item) implements Group {}

    /** The name as reports write it: {@code all}, {@code heat}, {@code 4}; of an item its number. */
    default String id() {
        return switch (this) {
            case All all -> "all";
            case InWeather in -> in.bucket.name().toLowerCase(Locale.ROOT);
            case AtLevel at -> Integer.toString(at.level);
            case OfItem of -> Integer.toString(of.item);
        };
    }
}
