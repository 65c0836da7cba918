package kitchensync.predictor.score;

import java.util.Arrays;
import java.util.List;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;

/**
 * The simple forecasts of a week that a model has to beat, from the days before it:
 *
 * <ul>
 *   <li>zero: nothing;
 *   <li>last_week: the same cell seven days before, the four-week mean where the store was closed then;
 *   <li>four_week_mean: the mean of the cell on the weekday's open days of the last 28;
 *   <li>weekly_profile: the mean of the cell on all open days of the weekday since the item was added, or, where menus are
 *       what sales show, since the store first sold it;
 *   <li>scaled_profile: that, times the store's mean day of the last 28 in its mean day of all.
 * </ul>
 */
public final class Baselines {

    public static final List<String> NAMES =
            List.of("zero", "last_week", "four_week_mean", "weekly_profile", "scaled_profile");

    private static final int RECENT = 28;
    private static final int WEEK = 7;

    private final DemandHistory history;
    private final Assortment assortment;
    private final int origin;
    private final float[][] recent;
    private final float[][] all;
    private final double[] scale;

    /** @param origin the first day that is forecast, in days of the history */
    public Baselines(DemandHistory history, int origin) {
        this.history = history;
        this.assortment = history.assortment();
        this.origin = origin;
        this.recent = means(Math.max(0, origin - RECENT));
        this.all = means(0);
        this.scale = new double[assortment.stores()];
        Arrays.setAll(scale, this::scale);
    }

    private float[][] means(int from) {
        float[][] means = new float[assortment.kitchens()][assortment.weekCells()];
        int cells = assortment.cells();
        for (int kitchen = 0; kitchen < means.length; kitchen++) {
            int store = kitchen / assortment.items();
            int[] days = new int[WEEK];
            for (int day = from; day < origin; day++) {
                if (!history.isOpen(store, day) || !history.wasOffered(kitchen, day)) {
                    continue;
                }
                int dow = history.dow(day);
                days[dow]++;
                for (int cell = 0; cell < cells; cell++) {
                    means[kitchen][dow * cells + cell] += (float) history.units(kitchen, day, cell);
                }
            }
            for (int cell = 0; cell < means[kitchen].length; cell++) {
                means[kitchen][cell] /= Math.max(1, days[cell / cells]);
            }
        }
        return means;
    }

    private double scale(int store) {
        double lately = meanDay(store, Math.max(0, origin - RECENT));
        double ever = meanDay(store, 0);
        return ever == 0 || lately == 0 ? 1 : lately / ever;
    }

    private double meanDay(int store, int from) {
        double units = 0;
        int days = 0;
        for (int day = from; day < origin; day++) {
            if (history.isOpen(store, day)) {
                days++;
                for (int item = 0; item < assortment.items(); item++) {
                    units += history.units(assortment.kitchen(store, item), day);
                }
            }
        }
        return units / Math.max(1, days);
    }

    /**
     * Mean units of every baseline, in the order of {@link #NAMES}.
     *
     * @param day in days of the history, from the origin on
     */
    public double[] means(int kitchen, int day, int cell) {
        int store = kitchen / assortment.items();
        int at = history.dow(day) * assortment.cells() + cell;
        int lastWeek = day - WEEK * ((day - origin) / WEEK + 1);
        boolean known = lastWeek >= 0 && history.isOpen(store, lastWeek);
        return new double[] {
            0,
            known ? history.units(kitchen, lastWeek, cell) : recent[kitchen][at],
            recent[kitchen][at],
            all[kitchen][at],
            all[kitchen][at] * scale[store]
        };
    }

    /**
     * Root mean squared error of "the same as a week before" within the days before {@code end}, over the hours of open
     * days of everything that sold at all.
     */
    public static double naiveRmse(DemandHistory history, int end) {
        Assortment assortment = history.assortment();
        double squares = 0;
        long count = 0;
        for (int kitchen = 0; kitchen < assortment.kitchens(); kitchen++) {
            int store = kitchen / assortment.items();
            for (int day = WEEK; day < end && history.hasDemandUpTo(kitchen, end - 1); day++) {
                if (!history.isOpen(store, day) || !history.isOpen(store, day - WEEK)) {
                    continue;
                }
                for (int cell = 0; cell < assortment.cells(); cell++) {
                    if (assortment.isOpen(store, history.dow(day), cell)) {
                        double error = history.units(kitchen, day, cell) - history.units(kitchen, day - WEEK, cell);
                        squares += error * error;
                        count++;
                    }
                }
            }
        }
        return count == 0 ? 0 : Math.sqrt(squares / count);
    }
}
