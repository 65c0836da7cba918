package kitchensync.predictor.backtest;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.Consumer;
import kitchensync.predictor.dispersion.CountDistribution;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.fit.ModelFit;
import kitchensync.predictor.fit.RandomForest;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.model.WeekMeans;
import kitchensync.predictor.onnx.OnnxExportException;
import kitchensync.predictor.profile.Profile;
import kitchensync.predictor.profile.ProfileLearner;
import kitchensync.predictor.score.Baselines;
import kitchensync.predictor.score.Score;
import kitchensync.predictor.score.Scoring;

/**
 * Forecasts the last days of a history from the days before, a week at a time, as it would have been done then: the model
 * is trained on the days before the first of these weeks, the profile learnt anew before each.
 */
public final class Backtest {

    private static final int DAYS = 7;

    /** Takes every forecast with what happened. */
    @FunctionalInterface
    public interface Reader {
        /**
         * @param day of the history
         * @param cell of the day
         * @param demand units asked for
         */
        void cell(int kitchen, int day, int cell, CountDistribution forecast, double demand);
    }

    /** Forecasts the seven days from {@code first} on from what was known before them. */
    @FunctionalInterface
    public interface Forecaster {
        WeekMeans week(Profile profile, LocalDate first);
    }

    private final DemandHistory history;
    private final Conditions conditions;
    private final int testDays;
    private final int lastDayCells;

    /** @param testDays the last days of the history, which are forecast; at least one day before them is needed */
    public Backtest(DemandHistory history, int testDays, Conditions conditions) {
        this(history, testDays, conditions, history.assortment().cells());
    }

    /** @param lastDayCells cells of the last day that were over when the history was taken; later ones are not forecast */
    public Backtest(DemandHistory history, int testDays, Conditions conditions, int lastDayCells) {
        if (testDays < 1 || testDays >= history.days()) {
            throw new IllegalArgumentException("of a history of " + history.days() + " days 1 to "
                    + (history.days() - 1) + " can be forecast, not " + testDays);
        }
        this.history = history;
        this.testDays = testDays;
        this.conditions = conditions;
        this.lastDayCells = lastDayCells;
    }

    /** The first day that is forecast, in days of the history. */
    public int firstTestDay() {
        return history.days() - testDays;
    }

    /** A model of the days before the first that is forecast. */
    public ModelFit fit(TrainingSettings settings) {
        return ModelFit.of(history, firstTestDay(), conditions, settings);
    }

    /**
     * The same, or the profile without trees where they cannot be had: LightGBM's library does not load or fails, or its
     * model cannot be carried over exactly.
     *
     * @param word gets the reason, when there is one
     */
    public ModelFit fitIfPossible(TrainingSettings settings, Consumer<String> word) {
        try {
            return fit(settings);
        } catch (OnnxExportException | IllegalStateException | UncheckedIOException | LinkageError failed) {
            word.accept(String.valueOf(failed.getMessage()));
            return ModelFit.profileOnly(history, firstTestDay(), conditions, settings);
        }
    }

    /**
     * How a random forest does, which learns from the same days: one more simple forecast.
     *
     * @throws IllegalStateException when LightGBM cannot grow it
     */
    public Score randomForest(TrainingSettings settings) {
        Scoring scoring = new Scoring(RandomForest.NAME, Baselines.naiveRmse(history, firstTestDay()));
        forecast(
                RandomForest.of(history, firstTestDay(), conditions, settings)::week,
                DispersionTable.ALL_POISSON,
                (kitchen, day, cell, forecast, demand) -> scoring.add(demand, forecast));
        return scoring.score();
    }

    /** The same; empty where LightGBM cannot run, as in {@link #fitIfPossible}. */
    public Optional<Score> randomForestIfPossible(TrainingSettings settings) {
        try {
            return Optional.of(randomForest(settings));
        } catch (IllegalStateException | UncheckedIOException | LinkageError failed) {
            return Optional.empty();
        }
    }

    /**
     * Forecasts every store, item and cell of the store's hours. Days on which a store was closed are left out, and items
     * that it had not sold by the end of the day itself.
     */
    public void forecast(DemandModel model, Reader reader) {
        forecast(
                (profile, first) -> model.week(history.assortment(), profile, first, conditions)
                        .coming(),
                model.dispersion(),
                reader);
    }

    /** The same by other means than a model. */
    public void forecast(Forecaster forecaster, DispersionTable dispersion, Reader reader) {
        ProfileLearner learner = ProfileLearner.upTo(history, firstTestDay());
        while (learner.origin() < history.days()) {
            int origin = learner.origin();
            WeekMeans week = forecaster.week(learner.profile(), history.date(origin));
            for (int day = origin; day < Math.min(origin + DAYS, history.days()); day++) {
                read(reader, dispersion, week, day);
            }
            learner.learnWeek();
        }
    }

    private void read(Reader reader, DispersionTable dispersion, WeekMeans week, int day) {
        Assortment assortment = history.assortment();
        LocalDate date = history.date(day);
        int ahead = (int) (date.toEpochDay() - week.first().toEpochDay());
        for (int store = 0; store < assortment.stores(); store++) {
            if (!history.isOpen(store, day)) {
                continue;
            }
            BitSet open = openCells(store, day);
            if (day == history.days() - 1) {
                open.clear(lastDayCells, assortment.cells());
            }
            for (int item = 0; item < assortment.items(); item++) {
                int kitchen = assortment.kitchen(store, item);
                if (!history.hasDemandUpTo(kitchen, day)) {
                    continue;
                }
                for (int cell = open.nextSetBit(0); cell >= 0; cell = open.nextSetBit(cell + 1)) {
                    double demand = history.units(kitchen, day, cell);
                    int hour = cell / assortment.cellsPerHour();
                    reader.cell(
                            kitchen,
                            day,
                            cell,
                            dispersion
                                    .of(assortment.products().get(item).id(), hour)
                                    .of(week.mean(kitchen, ahead, cell)),
                            demand);
                }
            }
        }
    }

    /** The store's hours, and any cell in which it sold something all the same. */
    private BitSet openCells(int store, int day) {
        Assortment assortment = history.assortment();
        BitSet open = new BitSet(assortment.cells());
        for (int cell = 0; cell < assortment.cells(); cell++) {
            boolean sold = assortment.isOpen(store, history.dow(day), cell);
            for (int item = 0; item < assortment.items() && !sold; item++) {
                sold = history.units(assortment.kitchen(store, item), day, cell) > 0;
            }
            open.set(cell, sold);
        }
        return open;
    }
}
