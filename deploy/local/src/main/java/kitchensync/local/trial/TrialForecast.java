package kitchensync.local.trial;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Item;
import kitchensync.predictor.feature.MenuConditions;
import kitchensync.predictor.fit.ModelFit;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.forecast.DemandModel;
import kitchensync.predictor.forecast.WeekMeans;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.profile.ProfileLearner;
import kitchensync.simulator.trial.Run;
import kitchensync.simulator.trial.Sales;

/** The predictor's forecasts in one run of a trial: trained once on the past, made anew every Monday. */
final class TrialForecast {

    private static final int LONGEST_RUN = 400;

    private final Run run;
    private final List<Item> items;
    private final DemandHistory history;
    private final RegionWeather conditions;
    private final DemandModel model;
    private final Map<String, Integer> stores = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private LocalDate readUntil;
    private WeekMeans week;

    /** @param models those of pasts that were trained on already; the past is the same in every world */
    TrialForecast(Run run, TrainingSettings settings, Map<Sales, DemandModel> models) {
        this.run = run;
        this.items = run.items().stream().filter(Item::active).toList();
        Assortment assortment = Assortment.of(run.stores(), items);
        run.stores().forEach(store -> stores.put(store.id(), stores.size()));
        items.forEach(item -> places.put(item.id(), places.size()));
        LocalDate first = run.past().sold().firstDay();
        this.history = new DemandHistory(
                assortment, first, (int) (run.firstDay().toEpochDay() - first.toEpochDay()) + LONGEST_RUN);
        this.conditions = new RegionWeather(run, assortment, new MenuConditions(items));
        this.readUntil = first;
        read(run.firstDay());
        this.model = models.computeIfAbsent(
                run.past(),
                past -> ModelFit.of(history, day(run.firstDay()), conditions, settings)
                        .model());
        this.week = forecast(run.firstDay());
    }

    List<Item> items() {
        return items;
    }

    DemandModel model() {
        return model;
    }

    /** The place of an item among those that are forecast. */
    int place(Item item) {
        return places.getOrDefault(item.id(), -1);
    }

    int kitchen(String storeId, int place) {
        return history.assortment().kitchen(stores.getOrDefault(storeId, 0), place);
    }

    /** To be called when a day begins. */
    void begin(LocalDate day) {
        if (day.isAfter(run.firstDay()) && Assortment.dow(day) == 0) {
            read(day);
            week = forecast(day);
        }
    }

    /** Mean demand of a slot; that of the week's last day where the day is beyond the forecast. */
    double mean(int kitchen, LocalDate day, int slotOfDay) {
        int ahead = (int) (day.toEpochDay() - week.first().toEpochDay());
        return week.mean(kitchen, ahead < 7 ? ahead : ahead - 7, slotOfDay);
    }

    private WeekMeans forecast(LocalDate day) {
        var profile = ProfileLearner.upTo(history, day(day)).profile();
        return model.week(history.assortment(), profile, day, conditions).coming();
    }

    private void read(LocalDate until) {
        run.sales().rows(readUntil, until).forEach(row -> {
            Integer item = places.get(row.itemId());
            if (item != null) {
                history.add(
                        stores.getOrDefault(row.storeId(), 0),
                        item,
                        day(row.day()),
                        row.slot() % 96,
                        row.sold() + row.missed());
            }
        });
        readUntil = until;
    }

    private int day(LocalDate date) {
        return (int) (date.toEpochDay() - history.firstDay().toEpochDay());
    }
}
