package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.Arrivals;
import kitchensync.simulator.demand.Weather;

/** The ways to decide that every trial has: others' rules, and the one that knows the demand. */
public final class Contenders {

    /** From this share of the peak's customers on the later rule cooks in every slot rather than every hour. */
    private static final double BUSY = .6;

    /** The predecessor's two rules, the first on both of its profiles: what a contender's profit is measured from. */
    static final Set<String> PREDECESSORS = Set.of("predecessor_first", "predecessor_first_fixed", "predecessor_later");

    private Contenders() {}

    public static List<Contender> all() {
        return List.of(
                new Contender(HabitRule.ID, run -> store -> new HabitRule(run.items(), store)),
                byProfile("plain_mean", Contenders::means, Contenders::mean),
                byProfile("predecessor_first", Contenders::slotsWithSales, Contenders::first),
                byProfile("predecessor_first_fixed", Contenders::wholeMeans, Contenders::first),
                byProfile("predecessor_later", Contenders::means, Contenders::later),
                byProfile("predecessor_weather", Contenders::meansByWeather, Contenders::later),
                Clairvoyant.contender());
    }

    private static Contender byProfile(String id, ProfilePolicy.Maker maker, ProfileRule rule) {
        return new Contender(id, run -> new ProfilePolicy(run, maker, rule));
    }

    private static ProfilePolicy.Expectation means(Run run, LocalDate until) {
        Profiles profiles = Profiles.means(run, until);
        return (store, day) -> profiles.of(store);
    }

    private static ProfilePolicy.Expectation wholeMeans(Run run, LocalDate until) {
        Profiles profiles = Profiles.means(run, until).rounded();
        return (store, day) -> profiles.of(store);
    }

    private static ProfilePolicy.Expectation slotsWithSales(Run run, LocalDate until) {
        Profiles profiles = Profiles.ofSlotsWithSales(run, until);
        return (store, day) -> profiles.of(store);
    }

    private static ProfilePolicy.Expectation meansByWeather(Run run, LocalDate until) {
        Profiles profiles = Profiles.means(run, until);
        WeatherFactors factors = WeatherFactors.of(run, profiles, until);
        return (store, day) -> {
            Weather weather = run.weather(store.region(), day);
            double[][] weeks = profiles.of(store).clone();
            for (int item = 0; item < weeks.length; item++) {
                double factor = factors.of(run.items().get(item), weather);
                weeks[item] =
                        Arrays.stream(weeks[item]).map(units -> units * factor).toArray();
            }
            return weeks;
        };
    }

    /**
     * The predecessor's first rule: what is missing over the hold time, but at least a batch times the rush of the
     * hour.
     */
    static int first(Item item, double[] week, int slot, int open, int there) {
        double gap = sum(week, slot, holdSlots(item)) - there;
        double floor = item.batch() * Arrivals.rush(slot / Slot.PER_HOUR % 24);
        return gap > 0 ? up(item, Math.max(floor, gap)) : 0;
    }

    /** The predecessor's later rule: no floor, no gap of a unit or less, and once an hour while it is quiet. */
    static int later(Item item, double[] week, int slot, int open, int there) {
        boolean due = Arrivals.rush(slot / Slot.PER_HOUR % 24) >= BUSY || slot % Slot.PER_HOUR == 0;
        double gap = sum(week, slot, holdSlots(item)) - there;
        return due && gap > 1 ? up(item, gap) : 0;
    }

    /** The mean until units cooked now expire or the item goes off sale, less what is there, to the nearest. */
    static int mean(Item item, double[] week, int slot, int open, int there) {
        long cook = item.cookTime().toMinutes();
        double window = Math.min((double) (cook + item.holdTime().toMinutes()) / Slot.MINUTES, open);
        int whole = (int) window;
        double expected = sum(week, slot, whole) + (window - whole) * week[(slot + whole) % Slot.PER_WEEK];
        boolean tooLate = cook >= (long) open * Slot.MINUTES;
        return tooLate ? 0 : step(item) * (int) Math.max(0, Math.round((expected - there) / step(item)));
    }

    private static int holdSlots(Item item) {
        return (int) (item.holdTime().toMinutes() / Slot.MINUTES);
    }

    private static double sum(double[] week, int slot, int slots) {
        double sum = 0;
        for (int i = 0; i < slots; i++) {
            sum += week[(slot + i) % Slot.PER_WEEK];
        }
        return sum;
    }

    /** Up to whole units, or to whole batches where these are cooked. */
    private static int up(Item item, double units) {
        return step(item) * (int) Math.ceil(units / step(item));
    }

    private static int step(Item item) {
        return item.cookIn() == CookIn.BATCHES ? item.batch() : 1;
    }
}
