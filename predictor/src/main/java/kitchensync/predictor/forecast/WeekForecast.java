package kitchensync.predictor.forecast;

import kitchensync.domain.slot.Slot;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.feature.Features;
import org.jspecify.annotations.Nullable;

/**
 * Mean demand of the coming week for every store, item and slot; a pure function of features and scores.
 *
 * <p>Customers choose among what is on offer, so an item that joins the menu takes its part from the others rather
 * than adding to the traffic. Its category profile says what an established item sells; the store's whole slot is
 * then scaled so that the total stays what the history supports: established items in full, each new item by the
 * share of days on which it was already there. With popularity weights that is exact: among weights that sum to T, a
 * new weight n gets n / (T + n) of an unchanged total.
 */
public final class WeekForecast {

    /** Days of a weekday below which a mean of them is too noisy to model. */
    public static final int FEWEST_SAMPLES = 4;

    private static final int CATEGORY_ESTIMATE = Features.index("category_estimate");

    private final int items;
    private final double[] units;
    private final @Nullable Source[] sources;

    private WeekForecast(int stores, int items) {
        this.items = items;
        this.units = new double[stores * items * Slot.PER_WEEK];
        this.sources = new @Nullable Source[units.length];
    }

    /**
     * @param rows the coming week's features, places within {@code stores} and {@code items}
     * @param scores a prediction a row, used where the item is established
     * @param established where the scores come from
     */
    public static WeekForecast of(int stores, int items, FeatureRows rows, float[] scores, Source established) {
        WeekForecast week = new WeekForecast(stores, items);
        double[] predicted = new double[stores * Slot.PER_WEEK];
        double[] supported = new double[stores * Slot.PER_WEEK];
        for (int row = 0; row < rows.size(); row++) {
            boolean modelled = rows.sampleSize()[row] >= FEWEST_SAMPLES;
            double mean = Math.max(0, modelled ? scores[row] : rows.value(row, CATEGORY_ESTIMATE));
            int cell = week.cell(rows.store()[row], rows.item()[row], rows.slot()[row]);
            week.units[cell] = mean;
            week.sources[cell] = modelled ? established : Source.CATEGORY_PROFILE;
            int storeSlot = rows.store()[row] * Slot.PER_WEEK + rows.slot()[row];
            predicted[storeSlot] += mean;
            supported[storeSlot] += modelled ? mean : mean * rows.menuShare()[row];
        }
        week.scale(predicted, supported);
        return week;
    }

    /** A store without any history of its own has no total to keep, and stays as it is. */
    private void scale(double[] predicted, double[] supported) {
        for (int cell = 0; cell < units.length; cell++) {
            int store = cell / (items * Slot.PER_WEEK);
            int storeSlot = store * Slot.PER_WEEK + cell % Slot.PER_WEEK;
            if (supported[storeSlot] > 0) {
                units[cell] *= supported[storeSlot] / predicted[storeSlot];
            }
        }
    }

    /** Mean demand in units. */
    public double units(int store, int item, int slot) {
        return units[cell(store, item, slot)];
    }

    public Source source(int store, int item, int slot) {
        Source source = sources[cell(store, item, slot)];
        return source == null ? Source.CLOSED : source;
    }

    private int cell(int store, int item, int slot) {
        return (store * items + item) * Slot.PER_WEEK + slot;
    }
}
