package kitchensync.predictor.backtest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import kitchensync.predictor.dispersion.CountDistribution;
import kitchensync.predictor.dispersion.Dispersion;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.score.Baselines;
import kitchensync.predictor.score.Score;
import kitchensync.predictor.score.Scoring;
import org.jspecify.annotations.Nullable;

/**
 * Scores a model beside the {@link Baselines}, on the same cells. A baseline has no distribution of its own: it gets the
 * Poisson one.
 */
public final class Comparison implements Backtest.Reader {

    /** Days between the first sale and a forecast within which an item counts as new in its store, or a store as new. */
    public static final int NEW_DAYS = 28;

    private static final int DAYS = 7;

    /** What was sold in the first week of a history was there before it began. */
    private static final int FIRST_WEEK = DAYS - 1;

    /** Takes every forecast of the model beside the baselines'. */
    @FunctionalInterface
    public interface Witness {
        /** @param simple means of the baselines, in the order of {@link Baselines#NAMES} */
        void cell(int kitchen, int day, int cell, CountDistribution forecast, double[] simple, double demand);
    }

    private final DemandHistory history;
    private final int firstTestDay;
    private final List<Witness> witnesses = new ArrayList<>();
    private final List<Scoring> all = new ArrayList<>();
    private final List<Scoring> known = new ArrayList<>();
    private final List<Scoring> newItems = new ArrayList<>();
    private final List<Scoring> newStores = new ArrayList<>();
    private final int[] firstOpen;
    private @Nullable Baselines simple;
    private int origin = -1;

    /** @param name of the model */
    public Comparison(String name, DemandHistory history, int firstTestDay) {
        this.history = history;
        this.firstTestDay = firstTestDay;
        double naive = Baselines.naiveRmse(history, firstTestDay);
        this.firstOpen = IntStream.range(0, history.assortment().stores())
                .map(store -> IntStream.range(0, history.days())
                        .filter(day -> history.isOpen(store, day))
                        .findFirst()
                        .orElse(history.days()))
                .toArray();
        for (List<Scoring> scorings : List.of(all, known, newItems, newStores)) {
            scorings.add(new Scoring(name, naive));
            Baselines.NAMES.forEach(baseline -> scorings.add(new Scoring(baseline, naive)));
        }
    }

    /** Gives every forecast to another reader as well. */
    public Backtest.Reader and(Backtest.Reader other) {
        return (kitchen, day, cell, forecast, demand) -> {
            cell(kitchen, day, cell, forecast, demand);
            other.cell(kitchen, day, cell, forecast, demand);
        };
    }

    /** Shows a witness all that is compared from now on. */
    public void witness(Witness witness) {
        witnesses.add(witness);
    }

    @Override
    public void cell(int kitchen, int day, int cell, CountDistribution forecast, double demand) {
        double[] means = baselines(day).means(kitchen, day, cell);
        add(all, forecast, means, demand);
        add(group(kitchen, day), forecast, means, demand);
        witnesses.forEach(witness -> witness.cell(kitchen, day, cell, forecast, means, demand));
    }

    private List<Scoring> group(int kitchen, int day) {
        int recently = Math.max(FIRST_WEEK, origin(day) - NEW_DAYS);
        if (firstOpen[kitchen / history.assortment().items()] > recently) {
            return newStores;
        }
        return history.hasDemandUpTo(kitchen, recently) ? known : newItems;
    }

    /** The first day of the week in which a day is forecast. */
    private int origin(int day) {
        return firstTestDay + (day - firstTestDay) / DAYS * DAYS;
    }

    private static void add(List<Scoring> to, CountDistribution forecast, double[] means, double demand) {
        to.getFirst().add(demand, forecast);
        for (int i = 0; i < means.length; i++) {
            to.get(i + 1).add(demand, Dispersion.POISSON.of(means[i]));
        }
    }

    private Baselines baselines(int day) {
        int from = origin(day);
        Baselines of = simple;
        if (of == null || from != origin) {
            of = new Baselines(history, from);
            simple = of;
            origin = from;
        }
        return of;
    }

    /** The model's score first. */
    public List<Score> scores() {
        return all.stream().map(Scoring::score).toList();
    }

    /** The same of items that their store has sold for a while; empty when there were none. */
    public List<Score> known() {
        return scores(known);
    }

    /** The same, of items that were new in their store; empty when there were none. */
    public List<Score> newItems() {
        return scores(newItems);
    }

    /** The same, of all items of stores that were new; empty when there were none. */
    public List<Score> newStores() {
        return scores(newStores);
    }

    private static List<Score> scores(List<Scoring> of) {
        return of.getFirst().rows() == 0
                ? List.of()
                : of.stream().map(Scoring::score).toList();
    }

    /** Cells that were scored. */
    public long rows() {
        return all.getFirst().rows();
    }
}
