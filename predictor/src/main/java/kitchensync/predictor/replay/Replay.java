package kitchensync.predictor.replay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.backtest.Backtest;
import kitchensync.predictor.backtest.Comparison;
import kitchensync.predictor.dispersion.CountDistribution;
import kitchensync.predictor.dispersion.Dispersion;
import kitchensync.predictor.dispersion.DispersionTable;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.plan.ItemWeek;
import kitchensync.predictor.replay.ReplayReport.Difference;
import kitchensync.predictor.replay.ReplayReport.Result;
import kitchensync.predictor.score.Baselines;

/**
 * The newest week of a history played over, once for each forecast of it: what would have been cooked, sold, missed and
 * thrown away. It is given the forecasts cell by cell, as a backtest makes them, and then plays.
 *
 * <p>Left out, for all alike: what kitchens have no room for, managers' words, and the correction of a day by its sales so
 * far. A simple forecast gets the model's dispersion, so that it is the means that are compared.
 */
public final class Replay implements Comparison.Witness {

    private static final int DAYS = 7;

    /** Items of stores that are played. A week of one takes some milliseconds for each forecast. */
    static final int MOST_KITCHENS = 120;

    /** The simple forecasts that come nearest to a model. */
    private static final List<String> SIMPLE = List.of("four_week_mean", "scaled_profile");

    private final DemandHistory history;
    private final Assortment assortment;
    private final List<Item> items;
    private final double missWeight;
    private final int firstDay;
    private final int[] kitchens;
    private final int[] places;
    private final List<Candidate> candidates = new ArrayList<>();

    /** A forecast; means by place in the sample and slot of the week. */
    private record Candidate(String name, double[][] means, DispersionTable dispersion) {}

    /**
     * @param items of the history's assortment, in its order
     * @param testDays the last days of the history that are forecast; of these at most seven are played
     * @param missWeight {@link kitchensync.predictor.cook.Economics#missWeight}
     * @param dispersion of the new model
     */
    public Replay(
            DemandHistory history, List<Item> items, int testDays, double missWeight, DispersionTable dispersion) {
        this.history = history;
        this.assortment = history.assortment();
        this.items = items;
        this.missWeight = missWeight;
        this.firstDay = history.days() - Math.min(DAYS, testDays);
        this.kitchens = sample();
        this.places = new int[assortment.kitchens()];
        Arrays.fill(places, -1);
        for (int place = 0; place < kitchens.length; place++) {
            places[kitchens[place]] = place;
        }
        candidate("model", dispersion);
        SIMPLE.forEach(name -> candidate(name, dispersion));
    }

    /** Kitchens that were asked for anything in these days, spread over stores and items; always the same ones. */
    private int[] sample() {
        return IntStream.range(0, assortment.kitchens())
                .filter(kitchen ->
                        IntStream.range(firstDay, history.days()).anyMatch(day -> history.units(kitchen, day) > 0))
                .boxed()
                .sorted(Comparator.comparingLong(kitchen -> (kitchen + 1) * 0x9E3779B97F4A7C15L))
                .limit(MOST_KITCHENS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private Candidate candidate(String name, DispersionTable of) {
        Candidate candidate = new Candidate(name, new double[kitchens.length][Slot.PER_WEEK], of);
        candidates.add(candidate);
        return candidate;
    }

    /** The new model and the simple forecasts. */
    @Override
    public void cell(int kitchen, int day, int cell, CountDistribution forecast, double[] simple, double demand) {
        set(candidates.getFirst(), kitchen, day, cell, forecast.mean());
        for (int i = 0; i < SIMPLE.size(); i++) {
            set(candidates.get(i + 1), kitchen, day, cell, simple[Baselines.NAMES.indexOf(SIMPLE.get(i))]);
        }
    }

    /** Takes the forecasts of one more model. */
    public Backtest.Reader another(String name, DispersionTable of) {
        Candidate candidate = candidate(name, of);
        return (kitchen, day, cell, forecast, demand) -> set(candidate, kitchen, day, cell, forecast.mean());
    }

    private void set(Candidate candidate, int kitchen, int day, int cell, double mean) {
        int place = places[kitchen];
        if (place >= 0 && day >= firstDay) {
            candidate.means()[place][slot(day, cell)] = mean;
        }
    }

    private int slot(int day, int cell) {
        return history.dow(day) * Slot.PER_DAY + cell;
    }

    /** Plays all that was forecast. */
    public ReplayReport play() {
        int days = history.days() - firstDay;
        int[] open = openStoreDays(days).toArray();
        List<Result> results = new ArrayList<>();
        List<Difference> differences = new ArrayList<>();
        double[] model = {};
        for (Candidate candidate : candidates) {
            Takings[] storeDays = storeDays(candidate, days);
            results.add(result(candidate.name(), storeDays));
            double[] worth = Arrays.stream(open)
                    .mapToDouble(place -> storeDays[place].worth)
                    .toArray();
            if (results.size() == 1) {
                model = worth;
            } else {
                differences.add(Difference.of(candidate.name(), less(model, worth)));
            }
        }
        return new ReplayReport(kitchens.length, stores().cardinality(), days, results, differences);
    }

    private static double[] less(double[] model, double[] other) {
        return IntStream.range(0, model.length)
                .mapToDouble(i -> model[i] - other[i])
                .toArray();
    }

    private static Result result(String name, Takings[] storeDays) {
        Takings all = new Takings();
        Arrays.stream(storeDays).forEach(all::add);
        return new Result(
                name,
                all.profit,
                all.worth,
                all.revenue == 0 ? 0 : 100 * all.wasteCost / all.revenue,
                all.sold + all.missed == 0 ? 100 : 100.0 * all.sold / (all.sold + all.missed));
    }

    private Takings[] storeDays(Candidate candidate, int days) {
        List<Takings[]> played = IntStream.range(0, kitchens.length)
                .parallel()
                .mapToObj(place -> play(candidate, place, days))
                .toList();
        Takings[] storeDays = new Takings[assortment.stores() * days];
        Arrays.setAll(storeDays, place -> new Takings());
        for (int place = 0; place < kitchens.length; place++) {
            for (int day = 0; day < days; day++) {
                storeDays[kitchens[place] / assortment.items() * days + day].add(played.get(place)[day]);
            }
        }
        return storeDays;
    }

    private BitSet stores() {
        BitSet stores = new BitSet();
        Arrays.stream(kitchens).forEach(kitchen -> stores.set(kitchen / assortment.items()));
        return stores;
    }

    private IntStream openStoreDays(int days) {
        return stores().stream()
                .flatMap(store -> IntStream.range(0, days)
                        .filter(day -> history.isOpen(store, firstDay + day))
                        .map(day -> store * days + day));
    }

    private Takings[] play(Candidate candidate, int place, int days) {
        int kitchen = kitchens[place];
        int store = kitchen / assortment.items();
        int item = kitchen % assortment.items();
        boolean[] sellable = new boolean[Slot.PER_WEEK];
        Dispersion[] dispersions = new Dispersion[Slot.PER_WEEK];
        int[] demand = new int[Slot.PER_WEEK];
        Arrays.setAll(
                dispersions,
                slot -> candidate
                        .dispersion()
                        .of(assortment.products().get(item).id(), slot % Slot.PER_DAY / Slot.PER_HOUR));
        double rest = 0;
        for (int day = firstDay; day < history.days(); day++) {
            boolean offered = assortment.isOffered(item, history.date(day)) && history.isOpen(store, day);
            for (int cell = 0; cell < Slot.PER_DAY; cell++) {
                int slot = slot(day, cell);
                sellable[slot] = offered && assortment.isSellable(store, item, history.dow(day), cell);
                // An estimate of demand may be a part of a unit: parts add up to whole ones.
                rest += sellable[slot] ? history.units(kitchen, day, cell) : 0;
                demand[slot] = (int) Math.round(rest);
                rest -= demand[slot];
            }
        }
        ItemWeek week = new ItemWeek(candidate.means()[place], sellable, dispersions);
        return ItemReplay.play(items.get(item), week, missWeight, demand, history.dow(firstDay), days);
    }
}
