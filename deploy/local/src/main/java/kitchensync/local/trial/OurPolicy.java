package kitchensync.local.trial;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.Economics;
import kitchensync.predictor.cook.Lookahead;
import kitchensync.predictor.cook.Outlook;
import kitchensync.predictor.cook.StockAges;
import kitchensync.predictor.cook.Timing;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.predictor.forecast.DayLevel;
import kitchensync.predictor.forecast.DemandModel;
import kitchensync.predictor.history.Assortment;
import kitchensync.simulator.trial.Contender;
import kitchensync.simulator.trial.Kitchen;
import kitchensync.simulator.trial.Policy;
import kitchensync.simulator.trial.Run;
import kitchensync.simulator.trial.Sales;
import kitchensync.simulator.trial.StorePolicy;
import org.jspecify.annotations.Nullable;

/**
 * KitchenSync itself as a contender of a trial: the predictor's forecasts, corrected by the day's sales so far, and its
 * cook decisions.
 */
public final class OurPolicy implements Policy {

    /** How far the day's level may move before what cooking earns is reckoned anew. */
    private static final double LEVEL_STEP = .1;

    /** Slots that are planned for at a time; the day's level is another by then. */
    private static final int WINDOW = 16;

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
        Map<Sales, DemandModel> models = new IdentityHashMap<>();
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
        private final List<ItemDay> items = new ArrayList<>();
        private final DayLevel dayLevel;
        private LocalDate day = LocalDate.MIN;
        private double level = 1;
        private double sold;
        private double expected;
        private int counted;
        private int planned;

        InStore(Store store) {
            this.store = store;
            this.dayLevel = forecast.model().dispersion().day();
            for (int number = 0; number < run.items().size(); number++) {
                Item item = run.items().get(number);
                if (forecast.place(item) >= 0) {
                    items.add(new ItemDay(item, number, forecast.kitchen(store.id(), forecast.place(item))));
                }
            }
        }

        @Override
        public void decide(Kitchen kitchen, int[] cook) {
            int slot = kitchen.slot() % Slot.PER_DAY;
            if (!kitchen.day().equals(day)) {
                day = kitchen.day();
                sold = 0;
                expected = 0;
                counted = 0;
                planned = 0;
            }
            count(slot);
            double now = dayLevel.factor(sold, expected);
            if (slot == 0 || slot >= planned + WINDOW || Math.abs(now / level - 1) > LEVEL_STEP) {
                level = now;
                planned = slot;
                items.parallelStream().forEach(item -> item.plan(day, slot, level));
            }
            items.forEach(item -> cook[item.number] = item.decide(kitchen, slot));
        }

        /** What the slots that are over have brought. */
        private void count(int slot) {
            for (; counted < slot; counted++) {
                for (ItemDay item : items) {
                    sold += run.sales().sold().units(store, day, item.number, counted)
                            + run.sales().missed().units(store, day, item.number, counted);
                    expected += forecast.mean(item.kitchen, day, counted);
                }
            }
        }

        /** One item through one day. */
        private final class ItemDay {

            private final Item item;
            private final int number;
            private final int kitchen;
            private final Timing timing;
            private int from;
            private int end;
            private @Nullable Lookahead lookahead;

            ItemDay(Item item, int number, int kitchen) {
                this.item = item;
                this.number = number;
                this.kitchen = kitchen;
                this.timing = Timing.of(item);
            }

            /**
             * Reckons what cooking earns in the coming hours.
             *
             * @param earliest slot of the day
             */
            void plan(LocalDate today, int earliest, double dayLevel) {
                int monday = Assortment.dow(today) * Slot.PER_DAY;
                from = earliest;
                while (from < Slot.PER_DAY && !isSellable(monday + from + timing.lead() + 1)) {
                    from++;
                }
                end = from + timing.lead() + 1;
                while (end < earliest + WINDOW + timing.horizon() && isSellable(monday + end)) {
                    end++;
                }
                lookahead = from >= Slot.PER_DAY || from >= earliest + WINDOW || !item.isOnSale(today)
                        ? null
                        : Lookahead.of(outlook(today, dayLevel));
            }

            private Outlook outlook(LocalDate today, double dayLevel) {
                double[] means = new double[end - from];
                for (int slot = from; slot < end; slot++) {
                    means[slot - from] = slot < Slot.PER_DAY
                            ? dayLevel * forecast.mean(kitchen, today, slot)
                            : forecast.mean(kitchen, today.plusDays(1), slot - Slot.PER_DAY);
                }
                Economics economics = Economics.of(item, today.getDayOfWeek(), missWeight);
                double[] worth = new double[means.length];
                Arrays.fill(worth, economics.worth());
                int step = item.cookIn() == CookIn.BATCHES ? item.batch() : 1;
                return new Outlook(
                        timing,
                        step,
                        economics.cost(),
                        worth,
                        means,
                        forecast.model().dispersion().of(item.id(), from / Slot.PER_HOUR % 24));
            }

            private boolean isSellable(int slot) {
                return item.isSellable(store, new Slot(slot % Slot.PER_WEEK));
            }

            int decide(Kitchen kitchenNow, int slot) {
                if (lookahead == null || slot < from || slot >= end) {
                    return 0;
                }
                List<StockAges.Batch> stock = new ArrayList<>();
                for (int batch = 0; batch < kitchenNow.batches(number); batch++) {
                    stock.add(new StockAges.Batch(
                            kitchenNow.units(number, batch),
                            kitchenNow.readyIn(number, batch),
                            kitchenNow.expiresIn(number, batch)));
                }
                int step = item.cookIn() == CookIn.BATCHES ? item.batch() : 1;
                return step * Lookahead.best(lookahead.gains(slot - from, StockAges.of(stock, timing)));
            }
        }
    }
}
