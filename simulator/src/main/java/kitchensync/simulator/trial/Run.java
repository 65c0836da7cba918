package kitchensync.simulator.trial;

import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.demand.Climate;
import kitchensync.simulator.demand.Weather;
import kitchensync.simulator.demand.World;

/** One setting and seed with one contender, as a chain can see it: the past, what it sells, and the weather report. */
public final class Run {

    /** Days that the weather report looks ahead; it is always right. */
    public static final int REPORTED_DAYS = 7;

    private final Stage stage;
    private final Sales past;
    private final Sales sales;
    private final LocalDate firstDay;
    private final int days;
    private final Climate climate;
    private final Demand demand;
    private LocalDate today;

    Run(Stage stage, Sales past, LocalDate firstDay, int days, Climate climate, Demand demand) {
        this.stage = stage;
        this.past = past;
        this.sales = past.fork();
        this.firstDay = firstDay;
        this.days = days;
        this.today = firstDay;
        this.climate = climate;
        this.demand = demand;
    }

    void begin(LocalDate day) {
        today = day;
    }

    /** The active stores. */
    public List<Store> stores() {
        return stage.stores();
    }

    /** The whole menu, retired and coming items included, cooked as the setting says. */
    public List<Item> items() {
        return stage.items();
    }

    /** The first day that is played. */
    public LocalDate firstDay() {
        return firstDay;
    }

    /** How many days are played. */
    public int days() {
        return days;
    }

    /**
     * What was sold before the first day. One and the same object for all runs of a seed and way of cooking, so that
     * what was learnt from it can be kept by it.
     */
    public Sales past() {
        return past;
    }

    /** The same, and what this contender has sold up to now: stores play in step, slot by slot of their local day. */
    public Sales sales() {
        return sales;
    }

    /**
     * The weather of a past day, of today, or of one of the coming days.
     *
     * @throws IllegalArgumentException when the day is more than {@link #REPORTED_DAYS} - 1 days ahead
     */
    public Weather weather(String region, LocalDate day) {
        if (!day.isBefore(today.plusDays(REPORTED_DAYS))) {
            throw new IllegalArgumentException("on " + today + " nobody knows the weather of " + day);
        }
        return (day.isBefore(firstDay) ? new Climate(climate.seed(), World.HOME) : climate).on(region, day);
    }

    Stage stage() {
        return stage;
    }

    /** What customers will ask for: for the clairvoyant alone. */
    Demand demand() {
        return demand;
    }
}
