package kitchensync.local.trial;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.Economics;
import kitchensync.predictor.cook.StockAges;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.plan.DayLevels;
import kitchensync.predictor.plan.ItemWeek;
import kitchensync.predictor.plan.PlannedItem;
import kitchensync.predictor.plan.SlotPlan;
import kitchensync.simulator.trial.Contender;
import kitchensync.simulator.trial.Kitchen;
import kitchensync.simulator.trial.Policy;
import kitchensync.simulator.trial.Run;
import kitchensync.simulator.trial.Sales;
import kitchensync.simulator.trial.StorePolicy;

/**
 * KitchenSync itself as a contender of a trial: the predictor's forecasts, corrected by the day's sales so far, and the
 * decisions of the plan of the next slot, by the very functions that make it. Two things differ: stock is not counted
 * with a delay, and what cooking earns is not reckoned anew for each slot while the day's level stays.
 */
public final class OurPolicy implements Policy {

    /** How far the day's level may move before what cooking earns is reckoned anew. */
    private static final double LEVEL_STEP = .1;

    /** Slots that are planned for at a time; the day's level is another by then. */
    private static final int WINDOW = 32;

    private final Run run;
    private final TrialForecast forecast;
    private final double missWeight;

    private OurPolicy(Run run, TrialForecast forecast, double missWeight) {
        this.run = run;
        this.forecast = forecast;
        this.missWeight = missWeight;
    }

    /** @param missWeight {@link Economics#missWeight} */
    public static Contender contender(TrainingSettings settings, double missWeight) {
        // Runs are played side by side; the map trains for one at a time.
        Map<Sales, DemandModel> models = Collections.synchronizedMap(new IdentityHashMap<>());
        return new Contender("ours", run -> new OurPolicy(run, new TrialForecast(run, settings, models), missWeight));
    }

    @Override
    public void dayBegins(LocalDate day) {
        forecast.begin(day);
    }

    @Override
    public StorePolicy in(Store store) {
        return new InStore(store);
    }

    private final class InStore implements StorePolicy {

        private final Store store;
        private LocalDate day = LocalDate.MIN;
        private DayLevels levels = new DayLevels();

        /** Numbers of the items that are sold today, their forecasts, and what is planned with these for a while. */
        private int[] items = {};

        private List<ItemWeek> weeks = List.of();
        private List<PlannedItem> planned = List.of();
        private double level = 1;
        private int plannedAt;
        private int counted;

        InStore(Store store) {
            this.store = store;
        }

        @Override
        public void decide(Kitchen kitchen, int[] cook) {
            if (!kitchen.day().equals(day)) {
                begin(kitchen.day());
            }
            Slot slot = new Slot(kitchen.slot());
            int ofDay = slot.index() % Slot.PER_DAY;
            for (; counted < ofDay; counted++) {
                levels.add(store.id(), day, slot.index() - ofDay + counted, asked(counted));
            }
            Instant start = day.atTime(slot.time()).atZone(store.zone()).toInstant();
            double now = levels.factor(store, start, weeks, forecast.day());
            if (planned.isEmpty() || ofDay >= plannedAt + WINDOW || Math.abs(now / level - 1) > LEVEL_STEP) {
                level = now;
                plannedAt = ofDay;
                planned = IntStream.range(0, items.length)
                        .parallel()
                        .mapToObj(i -> plan(run.items().get(items[i]), weeks.get(i), slot.index()))
                        .toList();
            }
            List<SlotPlan.Line> lines = new ArrayList<>();
            for (int i = 0; i < items.length; i++) {
                lines.add(new SlotPlan.Line(planned.get(i), stock(kitchen, items[i])));
            }
            int[] units = SlotPlan.units(store.capacity(), slot.index(), start, lines);
            for (int i = 0; i < items.length; i++) {
                cook[items[i]] = units[i];
            }
        }

        private void begin(LocalDate today) {
            day = today;
            levels = new DayLevels();
            counted = 0;
            items = IntStream.range(0, run.items().size())
                    .filter(item -> run.items().get(item).isOnSale(today))
                    .toArray();
            weeks = IntStream.of(items)
                    .mapToObj(item -> forecast.week(store, run.items().get(item)))
                    .toList();
            planned = List.of();
        }

        private PlannedItem plan(Item item, ItemWeek week, int slot) {
            return new PlannedItem(store.id(), item, week.timesFrom(slot, level), missWeight).soon(slot, WINDOW);
        }

        /** Units asked for in a slot that is over. */
        private int asked(int slotOfDay) {
            return run.sales().sold().units(store, day, slotOfDay)
                    + run.sales().missed().units(store, day, slotOfDay);
        }

        private static List<StockAges.Batch> stock(Kitchen kitchen, int item) {
            List<StockAges.Batch> stock = new ArrayList<>();
            for (int batch = 0; batch < kitchen.batches(item); batch++) {
                stock.add(new StockAges.Batch(
                        kitchen.units(item, batch), kitchen.readyIn(item, batch), kitchen.expiresIn(item, batch)));
            }
            return stock;
        }
    }
}
