package kitchensync.predictor.feature;

import java.time.LocalDate;

/** What is known of a day before it comes, beside sales. NaN where it is not. */
public interface Conditions {

    /** Nothing but the weekday is known. */
    Conditions UNKNOWN = new Conditions() {};

    /** Whether weather or holidays are known, so that one Monday differs from the next. */
    default boolean isKnown() {
        return false;
    }

    /** The same without weather and holidays. */
    default Conditions neutral() {
        Conditions all = this;
        return new Conditions() {
            @Override
            public float price(int item, LocalDate day) {
                return all.price(item, day);
            }

            @Override
            public float priceRatio(int item, LocalDate day) {
                return all.priceRatio(item, day);
            }
        };
    }

    /** Degrees Fahrenheit, as forecast. */
    default float temperature(int store, LocalDate day) {
        return Float.NaN;
    }

    /** 1 with rain or snow, 0 without. */
    default float precipitation(int store, LocalDate day) {
        return Float.NaN;
    }

    /** 1 on a holiday, -1 on the day before one, 0 on another that somebody has told of; NaN where holidays are not known. */
    default float holiday(int store, LocalDate day) {
        return Float.NaN;
    }

    /** What a unit costs on that day. */
    default float price(int item, LocalDate day) {
        return Float.NaN;
    }

    /** The price in the usual one: below 1 on sale days. */
    default float priceRatio(int item, LocalDate day) {
        return 1;
    }
}
