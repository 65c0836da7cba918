package kitchensync.predictor.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import kitchensync.predictor.dispersion.Dispersion;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.profile.Profile;

/**
 * Estimates dispersion from the errors of forecasts on weeks that their model has not seen, by moments: a squared error
 * is perUnit * m + shared * m² in the mean. Cells tell {@code perUnit}, whole parts of a day {@code shared}. An item's own
 * figures are weighed against all items'.
 */
final class DispersionEstimate {

    /** Units that all items' figures count for beside an item's own. */
    private static final double PRIOR_UNITS = 200;

    private static final double MOST_PER_UNIT = 8;
    private static final double MOST_SHARED = 2;

    /** Sums over cells, and over parts of days, of one item and part of the day. */
    private static final class Sums {
        double cellSquares;
        double cellMeans;
        double cellMeanSquares;
        double partSquares;
        double partMeans;
        double partMeanSquares;

        void add(Sums other) {
            cellSquares += other.cellSquares;
            cellMeans += other.cellMeans;
            cellMeanSquares += other.cellMeanSquares;
            partSquares += other.partSquares;
            partMeans += other.partMeans;
            partMeanSquares += other.partMeanSquares;
        }

        /** The two moments, solved for the two unknowns. */
        double perUnit(double shared) {
            return (cellSquares - shared * cellMeanSquares) / Math.max(1e-9, cellMeans);
        }

        double shared(double perUnit) {
            return (partSquares - perUnit * partMeans) / Math.max(1e-9, partMeanSquares);
        }
    }

    private final Assortment assortment;
    private final DemandHistory history;
    private final Sums[][] sums;
    private double storeSquares;
    private double storeMeans;
    private double storeMeanSquares;

    DispersionEstimate(DemandHistory history) {
        this.history = history;
        this.assortment = history.assortment();
        this.sums = new Sums[assortment.items()][DispersionTable.PARTS];
        for (Sums[] item : sums) {
            for (int part = 0; part < item.length; part++) {
                item[part] = new Sums();
            }
        }
    }

    /** @param factors what the profile's mean is multiplied by, one for each of the week's rows */
    void add(PastWeek week, double[] factors) {
        Profile profile = Objects.requireNonNull(week.profile(), "only the newest weeks tell of dispersion");
        int stores = assortment.stores();
        double[][] dayErrors = new double[stores][7];
        double[][] dayMeans = new double[stores][7];
        double[] partError = new double[DispersionTable.PARTS];
        double[] partMean = new double[DispersionTable.PARTS];
        for (int row = 0; row < factors.length; row++) {
            int kitchen = week.rows().kitchen()[row];
            int day = week.rows().day()[row];
            int hour = week.rows().hour()[row];
            int part = DispersionTable.part(hour);
            Sums of = sums[kitchen % assortment.items()][part];
            double error = 0;
            double mean = 0;
            for (int cell = hour * assortment.cellsPerHour(); cell < (hour + 1) * assortment.cellsPerHour(); cell++) {
                double m = factors[row] * profile.mean(kitchen, history.dow(week.origin() + day), cell);
                double e = Math.min(history.units(kitchen, week.origin() + day, cell), most(m)) - m;
                of.cellSquares += e * e;
                of.cellMeans += m;
                of.cellMeanSquares += m * m;
                error += e;
                mean += m;
            }
            partError[part] += error;
            partMean[part] += mean;
            dayErrors[kitchen / assortment.items()][day] += error;
            dayMeans[kitchen / assortment.items()][day] += mean;
            boolean dayEnds = row + 1 == factors.length
                    || week.rows().kitchen()[row + 1] != kitchen
                    || week.rows().day()[row + 1] != day;
            if (dayEnds) {
                endOfDay(sums[kitchen % assortment.items()], partError, partMean);
            }
        }
        for (int store = 0; store < stores; store++) {
            for (int day = 0; day < 7; day++) {
                storeSquares += dayErrors[store][day] * dayErrors[store][day];
                storeMeans += dayMeans[store][day];
                storeMeanSquares += dayMeans[store][day] * dayMeans[store][day];
            }
        }
    }

    /** One customer who takes two hundred tells nothing of the others; without a bound he would be half of the variance. */
    private static double most(double mean) {
        return mean + 8 * Math.sqrt(mean) + 4;
    }

    private static void endOfDay(Sums[] item, double[] error, double[] mean) {
        for (int part = 0; part < error.length; part++) {
            item[part].partSquares += error[part] * error[part];
            item[part].partMeans += mean[part];
            item[part].partMeanSquares += mean[part] * mean[part];
            error[part] = 0;
            mean[part] = 0;
        }
    }

    DispersionTable table() {
        Sums all = new Sums();
        for (Sums[] item : sums) {
            for (Sums part : item) {
                all.add(part);
            }
        }
        Dispersion common = solve(all, Dispersion.POISSON, 0);
        Map<String, List<Dispersion>> table = new TreeMap<>();
        for (int item = 0; item < sums.length; item++) {
            List<Dispersion> parts = new ArrayList<>();
            for (Sums part : sums[item]) {
                parts.add(solve(part, common, PRIOR_UNITS));
            }
            table.put(assortment.products().get(item).id(), List.copyOf(parts));
        }
        double perUnit = common.perUnit();
        double store = (storeSquares - perUnit * storeMeans) / Math.max(1e-9, storeMeanSquares);
        return new DispersionTable(table, common, Math.clamp(store, 0, MOST_SHARED));
    }

    private static Dispersion solve(Sums own, Dispersion common, double prior) {
        double weight = own.cellMeans / Math.max(1e-9, own.cellMeans + prior);
        double perUnit = 1;
        double shared = common.shared();
        for (int round = 0; round < 20; round++) {
            perUnit = Math.clamp(weight * own.perUnit(shared) + (1 - weight) * common.perUnit(), 1, MOST_PER_UNIT);
            shared = Math.clamp(weight * own.shared(perUnit) + (1 - weight) * common.shared(), 0, MOST_SHARED);
        }
        return new Dispersion(perUnit, shared);
    }
}
