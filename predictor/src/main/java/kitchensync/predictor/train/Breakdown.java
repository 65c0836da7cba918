package kitchensync.predictor.train;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kitchensync.predictor.backtest.Comparison;
import kitchensync.predictor.dispersion.CountDistribution;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.score.Baselines;
import kitchensync.predictor.score.Score;
import kitchensync.predictor.train.ModelCard.Level;
import kitchensync.predictor.train.ModelCard.Part;

/** Takes the scores of a model apart: by item, by hour, and by level of its distributions. */
final class Breakdown implements Comparison.Witness {

    private static final int HOURS = 24;

    /** .05, .10, .. .95 */
    private static final double[] LEVELS =
            IntStream.rangeClosed(1, 19).mapToDouble(i -> i / 20.0).toArray();

    private static final int SCALED = Baselines.NAMES.indexOf("scaled_profile");
    private static final int FOUR_WEEKS = Baselines.NAMES.indexOf("four_week_mean");

    /** Of the model and of the two simple forecasts that come nearest to one. */
    private static final class Sums {
        long cells;
        double units;
        double expected;
        double model;
        double scaled;
        double fourWeeks;

        void add(CountDistribution forecast, double[] simple, double demand) {
            cells++;
            units += demand;
            expected += forecast.mean();
            model += Score.deviance(demand, forecast.mean());
            scaled += Score.deviance(demand, simple[SCALED]);
            fourWeeks += Score.deviance(demand, simple[FOUR_WEEKS]);
        }

        Part part(String of) {
            return new Part(
                    of, units, units == 0 ? 0 : expected / units - 1, model / cells, scaled / cells, fourWeeks / cells);
        }
    }

    private final Assortment assortment;
    private final Sums[] items;
    private final Sums[] hours = new Sums[HOURS];
    private final double[] below = new double[LEVELS.length];
    private long cells;

    Breakdown(Assortment assortment) {
        this.assortment = assortment;
        this.items = new Sums[assortment.items()];
        Arrays.setAll(items, item -> new Sums());
        Arrays.setAll(hours, hour -> new Sums());
    }

    @Override
    public void cell(int kitchen, int day, int cell, CountDistribution forecast, double[] simple, double demand) {
        items[kitchen % assortment.items()].add(forecast, simple, demand);
        hours[cell / assortment.cellsPerHour()].add(forecast, simple, demand);
        if (forecast.mean() > 0) {
            int units = (int) Math.round(demand);
            double before = forecast.cumulative(units - 1);
            double upTo = Math.max(forecast.cumulative(units), before + 1e-12);
            for (int level = 0; level < below.length; level++) {
                below[level] += Math.clamp((LEVELS[level] - before) / (upTo - before), 0, 1);
            }
            cells++;
        }
    }

    List<Part> byItem() {
        return IntStream.range(0, items.length)
                .filter(item -> items[item].cells > 0)
                .mapToObj(
                        item -> items[item].part(assortment.products().get(item).id()))
                .sorted(Comparator.comparingDouble(Part::units).reversed())
                .toList();
    }

    List<Part> byHour() {
        return IntStream.range(0, HOURS)
                .filter(hour -> hours[hour].cells > 0)
                .mapToObj(hour -> hours[hour].part(Integer.toString(hour)))
                .toList();
    }

    /** Of cells that the model expects anything in. */
    List<Level> calibration() {
        return IntStream.range(0, LEVELS.length)
                .mapToObj(level -> new Level(LEVELS[level], cells == 0 ? 0 : below[level] / cells))
                .toList();
    }
}
