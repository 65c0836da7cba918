package kitchensync.local.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.dispersion.DayLevel;
import kitchensync.predictor.dispersion.Dispersion;
import kitchensync.predictor.feature.MenuConditions;
import kitchensync.predictor.fit.ModelFit;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.model.WeekMeans;
import kitchensync.predictor.plan.ItemWeek;
import kitchensync.predictor.profile.ProfileLearner;
import kitchensync.simulator.trial.Run;
import kitchensync.simulator.trial.Sales;

/** The predictor's forecasts in one run of a trial: trained once on the past, made anew every Monday. */
final class TrialForecast {

    private final Run run;
    private final List<Item> items;
    private final DemandHistory history;
    private final RegionWeather conditions;
    private final DemandModel model;
    private final Map<String, Integer> stores = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private LocalDate readUntil;
    private List<ItemWeek> weeks;

    /** @param models those of pasts that were trained on already; the past is the same in every world */
    TrialForecast(Run run, TrainingSettings settings, Map<Sales, DemandModel> models) {
        this.run = run;
        this.items = run.items().stream().filter(Item::active).toList();
        Assortment assortment = Assortment.of(run.stores(), items);
        run.stores().forEach(store -> stores.put(store.id(), stores.size()));
        items.forEach(item -> places.put(item.id(), places.size()));
        LocalDate first = run.past().sold().firstDay();
        this.history = new DemandHistory(
                assortment, first, (int) (run.firstDay().toEpochDay() - first.toEpochDay()) + run.days());
        this.conditions = new RegionWeather(run, assortment, new MenuConditions(items));
        this.readUntil = first;
        read(run.firstDay());
        this.model = models.computeIfAbsent(
                run.past(),
                past -> ModelFit.of(history, day(run.firstDay()), conditions, settings)
                        .model());
        this.weeks = forecast(run.firstDay());
    }

    /** How a store's whole day strays from its forecast. */
    DayLevel day() {
        return model.dispersion().day();
    }

    /** What is forecast of an active item in a store: a week without dates, each day of which is the next such one. */
    ItemWeek week(Store store, Item item) {
        return weeks.get(history.assortment().kitchen(place(stores, store.id()), place(places, item.id())));
    }

    /** To be called when a day begins: what was learnt is learnt anew every Monday. */
    void begin(LocalDate day) {
        if (day.isAfter(run.firstDay()) && Assortment.dow(day) == 0) {
            read(day);
            weeks = forecast(day);
        }
    }

    private List<ItemWeek> forecast(LocalDate day) {
        Assortment assortment = history.assortment();
        var profile = ProfileLearner.upTo(history, day(day)).profile();
        WeekMeans means = model.week(assortment, profile, day, conditions).coming();
        List<ItemWeek> ofKitchens = new ArrayList<>();
        for (Store store : run.stores()) {
            for (Item item : items) {
                ofKitchens.add(week(means, ofKitchens.size(), store, item));
            }
        }
        return ofKitchens;
    }

    private ItemWeek week(WeekMeans means, int kitchen, Store store, Item item) {
        double[] units = new double[Slot.PER_WEEK];
        boolean[] sellable = new boolean[Slot.PER_WEEK];
        Dispersion[] dispersions = new Dispersion[Slot.PER_WEEK];
        for (int slot = 0; slot < Slot.PER_WEEK; slot++) {
            units[slot] = means.ofWeek(kitchen, slot);
            sellable[slot] = item.isSellable(store, new Slot(slot));
            dispersions[slot] = model.dispersion().of(item.id(), new Slot(slot).hour());
        }
        return new ItemWeek(units, sellable, dispersions);
    }

    private void read(LocalDate until) {
        run.sales().rows(readUntil, until).forEach(row -> {
            // What is no longer on the menu may have been sold before.
            if (places.containsKey(row.itemId())) {
                history.add(
                        place(stores, row.storeId()),
                        place(places, row.itemId()),
                        day(row.day()),
                        row.slot() % Slot.PER_DAY,
                        row.sold() + row.missed());
            }
        });
        readUntil = until;
    }

    private int day(LocalDate date) {
        return (int) (date.toEpochDay() - history.firstDay().toEpochDay());
    }

    private static int place(Map<String, Integer> places, String id) {
        Integer place = places.get(id);
        if (place == null) {
            throw new IllegalArgumentException(id + " is not in the trial's forecast");
        }
        return place;
    }
}
