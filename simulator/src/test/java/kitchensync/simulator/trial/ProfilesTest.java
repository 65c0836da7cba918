package kitchensync.simulator.trial;

import static kitchensync.simulator.Menus.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.simulator.demand.Climate;
import kitchensync.simulator.demand.Weather;
import kitchensync.simulator.demand.World;
import org.junit.jupiter.api.Test;

class ProfilesTest {

    /** A Monday. */
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

    private static final int WEEKS = 6;
    private static final int NOON = 12 * Slot.PER_HOUR;
    private static final Store BUSY = store("012", 4, "24/7");
    private static final Store QUIET = store("061", 1, "5am-11pm");

    private final Stage stage = Stage.of(new Catalogue(List.of(BUSY, QUIET), menu()), CookIn.UNITS);
    private final Sales sales = Sales.from(stage.stores(), stage.items(), MONDAY);
    private final int hotDog = number("HOT_DOG");
    private final int burger = number("CHEESEBURGER");
    private final int brat = number("BRAT");
    private final int rollerbites = number("BUFFALO_CHICKEN_ROLLERBITES");

    /**
     * At noon: in the busy store 6 hot dogs and 2 brats a day, and 4 burgers every other day; in the quiet one 6 hot dogs
     * every other Monday and a brat a day.
     */
    private Run run() {
        for (LocalDate day : MONDAY.datesUntil(MONDAY.plusWeeks(WEEKS)).toList()) {
            sales.begin(BUSY, day);
            sell(BUSY, hotDog, 6);
            sell(BUSY, brat, 2);
            boolean even = (day.toEpochDay() - MONDAY.toEpochDay()) % 2 == 0;
            sell(BUSY, burger, even ? 4 : 0);
            sales.begin(QUIET, day);
            boolean secondMonday = (day.toEpochDay() - MONDAY.toEpochDay()) % 14 == 0;
            sell(QUIET, hotDog, secondMonday ? 6 : 0);
            sell(QUIET, brat, 1);
        }
        Climate climate = new Climate(42, World.HOME);
        return new Run(stage, sales, MONDAY.plusWeeks(WEEKS), 1, climate, new Demand(stage, climate));
    }

    @Test
    void meansCountDaysWithoutASale() {
        // When
        Profiles means = Profiles.means(run(), MONDAY.plusWeeks(WEEKS));
        // Then
        assertThat(means.of(BUSY)[hotDog][NOON]).isEqualTo(6);
        assertThat(means.of(BUSY)[hotDog][NOON + 1]).isZero();
        assertThat(means.of(QUIET)[brat][NOON]).isEqualTo(1);
        assertThat(means.of(BUSY)[burger][NOON]).isEqualTo(2);
    }

    @Test
    void itemWithoutAPastGetsItsCategorysMeanByTheStoresTraffic() {
        // When
        Profiles means = Profiles.means(run(), MONDAY.plusWeeks(WEEKS));
        // Then: 6 and 2 in the busy store and 1 in the quiet one; hot dogs sold there on too few days to count
        double busy = 8 * 42 + 4 * 21;
        double quiet = 42 + 18;
        double mean = (busy + quiet) / 2;
        assertThat(means.of(BUSY)[rollerbites][NOON]).isCloseTo(3 * busy / mean, within(1e-9));
        assertThat(means.of(QUIET)[rollerbites][NOON]).isCloseTo(3 * quiet / mean, within(1e-9));
        assertThat(means.of(QUIET)[hotDog][NOON]).isCloseTo(3 * quiet / mean, within(1e-9));
    }

    @Test
    void slotsWithSalesLeaveOutDaysWithoutOneAndFallBackToTheCategoryInWholeUnits() {
        // When
        Profiles first = Profiles.ofSlotsWithSales(run(), MONDAY.plusWeeks(WEEKS));
        // Then: three sales are too few for the quiet store's own; 6, 2, 6 and 1 are 3.75 in the mean
        assertThat(first.of(BUSY)[hotDog][NOON]).isEqualTo(6);
        assertThat(first.of(QUIET)[hotDog][NOON]).isEqualTo(4);
        assertThat(first.of(QUIET)[rollerbites][NOON]).isEqualTo(4);
        assertThat(first.of(QUIET)[rollerbites][NOON + 1]).isZero();
    }

    @Test
    void weatherFactorsAreWhatSoldOverWhatWasExpected() {
        // Given a store that sells half as much on wet days
        Climate climate = new Climate(42, World.HOME);
        Run run = new Run(stage, sales, MONDAY.plusWeeks(WEEKS), 1, climate, new Demand(stage, climate));
        for (LocalDate day : MONDAY.datesUntil(MONDAY.plusWeeks(WEEKS)).toList()) {
            for (Store store : stage.stores()) {
                run.sales().begin(store, day);
                int units = run.weather(store.region(), day).precip() ? 4 : 8;
                run.sales().sold().open(store)[hotDog * Slot.PER_DAY + NOON] = (short) units;
            }
        }
        // When
        Profiles means = Profiles.means(run, MONDAY.plusWeeks(WEEKS));
        WeatherFactors factors = WeatherFactors.of(run, means, MONDAY.plusWeeks(WEEKS));
        // Then
        Item item = stage.items().get(hotDog);
        assertThat(factors.of(item, new Weather(90, false)) / factors.of(item, new Weather(90, true)))
                .isCloseTo(2, within(.3));
        assertThat(factors.of(stage.items().get(burger), new Weather(90, false)))
                .isEqualTo(1);
    }

    private static List<Item> menu() {
        List<String> ids = List.of("CHEESEBURGER", "HOT_DOG", "BRAT", "BUFFALO_CHICKEN_ROLLERBITES");
        return CatalogueFiles.bundled().items().stream()
                .filter(item -> ids.contains(item.id()))
                .toList();
    }

    private void sell(Store store, int item, int units) {
        sales.sold().open(store)[item * Slot.PER_DAY + NOON] = (short) units;
    }

    private int number(String id) {
        return stage.number(stage.items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow());
    }
}
