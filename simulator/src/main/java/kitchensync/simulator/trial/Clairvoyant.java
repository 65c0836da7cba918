package kitchensync.simulator.trial;

import java.time.LocalDate;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;

/**
 * Knows what customers will ask for. At each slot it looks at the minutes that only a batch started now can serve in
 * time: those from when it would be ready until the next slot's would. It may cook before opening, so that the first
 * customer is served.
 *
 * <p>By the unit it cooks what would be missed in those minutes. Nothing is thrown away, and only what no kitchen could
 * have had ready is missed; as every unit sells above its cost, no policy can earn more.
 *
 * <p>In whole batches it starts one, and another, as long as something would be missed in those minutes and what the
 * batch sells over all its hold time earns more than the batch costs. That is a kitchen with perfect foresight but not
 * the best of them, as it never gives up one customer to have a batch last for two later ones: its profit is a floor of
 * what can be had, and that by the unit a ceiling.
 */
final class Clairvoyant implements Policy {

    static final String ID = "clairvoyant";

    private final Stage stage;
    private final Demand demand;

    Clairvoyant(Stage stage, Demand demand) {
        this.stage = stage;
        this.demand = demand;
    }

    static Contender contender() {
        return new Contender(ID, run -> new Clairvoyant(run.stage(), run.demand()));
    }

    @Override
    public StorePolicy in(Store store) {
        return (kitchen, cook) -> decide(store, (StoreKitchen) kitchen, cook);
    }

    private void decide(Store store, StoreKitchen kitchen, int[] cook) {
        for (int item = 0; item < cook.length; item++) {
            cook[item] = new Outlook(store, kitchen, item).cook();
        }
    }

    /** What is to come for one item. */
    private final class Outlook {

        private final Item item;
        private final int number;
        private final LocalDate day;
        private final AskedDay[] days;
        private final int now;
        private final int cookMinutes;
        private final int holdMinutes;
        private final Batches stock;
        private final int[] left;

        Outlook(Store store, StoreKitchen kitchen, int number) {
            this.item = stage.items().get(number);
            this.number = number;
            this.day = kitchen.day();
            this.days = new AskedDay[] {demand.of(store, day), demand.of(store, day.plusDays(1))};
            this.now = kitchen.now();
            this.cookMinutes = Math.toIntExact(item.cookTime().toMinutes());
            this.holdMinutes = Math.toIntExact(item.holdTime().toMinutes());
            this.stock = kitchen.stock();
            this.left = new int[stock.count(number)];
        }

        int cook() {
            int lastChance = now + cookMinutes + Slot.MINUTES;
            int missed = play(0, lastChance).missed;
            if (item.cookIn() == CookIn.UNITS || missed == 0) {
                return missed;
            }
            int units = 0;
            int end = now + cookMinutes + holdMinutes;
            double earns = play(0, end).revenue;
            while (play(units, lastChance).missed > 0) {
                double more = play(units + item.batch(), end).revenue;
                if (more - earns <= item.batch() * stage.prices().cost(number)) {
                    break;
                }
                units += item.batch();
                earns = more;
            }
            return units;
        }

        /** Units missed from when a batch of now is ready on, and what is paid for all that is sold. */
        private record Course(int missed, double revenue) {}

        /** Plays the item until a minute with the stock that there is and {@code fresh} units started now. */
        private Course play(int fresh, int end) {
            for (int batch = 0; batch < left.length; batch++) {
                left[batch] = stock.units(number, batch);
            }
            int first = 0;
            int missed = 0;
            double revenue = 0;
            for (int ahead = 0; ahead < days.length; ahead++) {
                AskedDay asked = days[ahead];
                double price = stage.prices().price(number, day.plusDays(ahead).getDayOfWeek());
                for (int i = firstFrom(asked); i < asked.firstOfItem[number + 1]; i++) {
                    int minute = asked.minutes[asked.byItem[i]];
                    if (minute >= end) {
                        return new Course(missed, revenue);
                    }
                    int wanted = asked.quantities[asked.byItem[i]];
                    int open = wanted;
                    while (open > 0 && first < left.length && stock.readyAt(number, first) <= minute) {
                        int part = stock.expiresAt(number, first) <= minute ? 0 : Math.min(open, left[first]);
                        left[first] -= part;
                        open -= part;
                        if (open > 0) {
                            first++;
                        }
                    }
                    if (minute >= now + cookMinutes) {
                        int part = Math.min(open, fresh);
                        fresh -= part;
                        open -= part;
                        missed += open;
                    }
                    revenue += (wanted - open) * price;
                }
            }
            return new Course(missed, revenue);
        }

        /** The first place of the item's lines that are not over. */
        private int firstFrom(AskedDay asked) {
            int low = asked.firstOfItem[number];
            int high = asked.firstOfItem[number + 1];
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (asked.minutes[asked.byItem[middle]] < now) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
