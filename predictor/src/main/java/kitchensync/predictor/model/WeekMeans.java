package kitchensync.predictor.model;

import java.time.LocalDate;
import java.util.Arrays;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.profile.Profile;

/** Mean demand of the seven days from {@code first} on, by kitchen and cell; 0 where nothing is sold. */
public final class WeekMeans {

    private static final int DAYS = 7;

    private final Assortment assortment;
    private final LocalDate first;
    private final float[][] means;

    private WeekMeans(Assortment assortment, LocalDate first) {
        this.assortment = assortment;
        this.first = first;
        this.means = new float[assortment.kitchens()][];
    }

    /**
     * What each store's factors have to be multiplied by to leave the week's total as the profile has it. A model learns
     * how demand is spread, and what weather does to it; how much there is in a usual week is the profile's to tell.
     *
     * @param neutral factors of days of which only the weekday is known
     */
    public static double[] scales(Assortment assortment, LocalDate first, FeatureRows rows, float[] neutral) {
        double[] base = new double[assortment.stores()];
        double[] corrected = new double[assortment.stores()];
        for (int row = 0; row < rows.size(); row++) {
            int store = rows.kitchen()[row] / assortment.items();
            if (!assortment.isOffered(rows.kitchen()[row] % assortment.items(), first)) {
                continue; // what joins the menu on Wednesday must not change Monday
            }
            base[store] += rows.base()[row];
            corrected[store] += neutral[row] * rows.base()[row];
        }
        double[] scales = new double[base.length];
        Arrays.setAll(scales, store -> corrected[store] > 0 ? base[store] / corrected[store] : 1);
        return scales;
    }

    /**
     * @param rows the week's features
     * @param factors what the profile is multiplied by, one for each row
     * @param scales what a store's means are multiplied by besides, {@link #scales}
     */
    public static WeekMeans of(
            Assortment assortment,
            Profile profile,
            LocalDate first,
            FeatureRows rows,
            float[] factors,
            double[] scales) {
        WeekMeans week = new WeekMeans(assortment, first);
        int perHour = assortment.cellsPerHour();
        for (int row = 0; row < rows.size(); row++) {
            int kitchen = rows.kitchen()[row];
            int day = rows.day()[row];
            int dow = Assortment.dow(first.plusDays(day));
            double factor = factors[row] * scales[kitchen / assortment.items()];
            float[] cells = week.means[kitchen];
            if (cells == null) {
                cells = new float[DAYS * assortment.cells()];
                week.means[kitchen] = cells;
            }
            for (int cell = rows.hour()[row] * perHour; cell < (rows.hour()[row] + 1) * perHour; cell++) {
                cells[day * assortment.cells() + cell] = (float) (factor * profile.mean(kitchen, dow, cell));
            }
        }
        return week;
    }

    public Assortment assortment() {
        return assortment;
    }

    public LocalDate first() {
        return first;
    }

    /** @param day days after {@link #first}, 0..6 */
    public double mean(int kitchen, int day, int cell) {
        float[] cells = means[kitchen];
        return cells == null ? 0 : cells[day * assortment.cells() + cell];
    }

    /** @param cell of the week, Monday's first is 0; each weekday is once among the seven days */
    public double ofWeek(int kitchen, int cell) {
        int cells = assortment.cells();
        return mean(kitchen, Math.floorMod(cell / cells - Assortment.dow(first), DAYS), cell % cells);
    }
}
