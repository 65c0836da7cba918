package kitchensync.simulator.demand;

import static kitchensync.simulator.Menus.DAY;
import static kitchensync.simulator.Menus.at;
import static kitchensync.simulator.Menus.item;
import static kitchensync.simulator.Menus.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.demand.Customers.Customer;
import org.junit.jupiter.api.Test;

class CustomersTest {

    private static final List<Item> MENU = CatalogueFiles.bundled().items();
    private static final Store STORE = store("012", 4, "24/7");

    @Test
    void comeInOrderWithinTheirSlot() {
        // Given
        Instant slot = at(12, 0);
        // When
        List<Customer> customers = customers(STORE, MENU).in(slot);
        // Then
        assertThat(customers)
                .extracting(Customer::at)
                .isSorted()
                .allSatisfy(at -> assertThat(at).isAfterOrEqualTo(slot).isBefore(at(12, 15)));
        assertThat(customers).hasSizeGreaterThan(60);
    }

    @Test
    void wantOneToThreeLinesOfDifferentItems() {
        // When
        List<Customer> day = wholeDay(customers(STORE, MENU));
        // Then
        assertThat(day)
                .allSatisfy(customer -> assertThat(customer.lines())
                        .hasSizeBetween(1, 3)
                        .doesNotHaveDuplicates()
                        .extracting(line -> line.item().id())
                        .doesNotHaveDuplicates());
        double lines = day.stream()
                .mapToInt(customer -> customer.lines().size())
                .average()
                .orElseThrow();
        assertThat(lines).isCloseTo(Basket.MEAN_LINES, within(.05));
    }

    @Test
    void wantOneUnitSevenTimesInTen() {
        // When
        List<Basket.Line> lines = wholeDay(customers(STORE, MENU)).stream()
                .flatMap(customer -> customer.lines().stream())
                .toList();
        // Then
        assertThat(share(lines, 1)).isCloseTo(.7, within(.02));
        assertThat(share(lines, 2)).isCloseTo(.2, within(.02));
        assertThat(share(lines, 3)).isCloseTo(.1, within(.02));
    }

    @Test
    void nobodyComesWhenTheStoreIsClosed() {
        // Given
        Customers customers = customers(store("061", 4, "5am-11pm"), MENU);
        // Then
        assertThat(customers.in(at(4, 45))).isEmpty();
        assertThat(customers.in(at(5, 0))).isNotEmpty();
        assertThat(customers.in(at(22, 45))).isNotEmpty();
        assertThat(customers.in(at(23, 0))).isEmpty();
    }

    @Test
    void onlyWhatIsOnSaleIsAskedFor() {
        // Given
        Item always = item("ALWAYS", DayPart.ALL_DAY);
        Item lunch = item("LUNCH", DayPart.LUNCH);
        Item retired = item("RETIRED", DayPart.ALL_DAY, false, LocalDate.EPOCH, CookIn.UNITS);
        Item tomorrow = item("TOMORROW", DayPart.ALL_DAY, true, DAY.plusDays(1), CookIn.UNITS);
        Customers customers = customers(STORE, List.of(always, lunch, retired, tomorrow));
        // Then
        assertThat(asked(customers.in(at(9, 45)))).containsOnly("ALWAYS");
        assertThat(asked(customers.in(at(10, 0)))).containsOnly("ALWAYS", "LUNCH");
        assertThat(asked(customers.in(at(DAY.plusDays(1).atTime(9, 45))))).containsOnly("ALWAYS", "TOMORROW");
    }

    @Test
    void popularItemsAreAskedForMoreOften() {
        // When
        List<String> asked = asked(wholeDay(customers(STORE, MENU))).toList();
        // Then
        assertThat(asked.stream().filter("CHEESEBURGER"::equals).count())
                .isGreaterThan(asked.stream().filter("GRILLED_CHEESE"::equals).count());
    }

    @Test
    void sameSeedBringsTheSameCustomersAndAnotherStoreOthers() {
        // Given
        List<Customer> first = customers(STORE, MENU).in(at(12, 0));
        // Then
        assertThat(customers(STORE, MENU).in(at(12, 0))).isEqualTo(first);
        assertThat(customers(store("013", 4, "24/7"), MENU).in(at(12, 0))).isNotEqualTo(first);
        assertThat(new Customers(MENU, STORE, new RandomStreams(43, "012")).in(at(12, 0)))
                .isNotEqualTo(first);
    }

    @Test
    void nominalDemandIsTheMeanOfWhatIsAskedForAndEndsWithTheDayPart() {
        // Given
        Item lunch = item("LUNCH", DayPart.LUNCH);
        List<Item> menu = List.of(item("ALWAYS", DayPart.ALL_DAY), lunch);
        NominalDemand nominal = NominalDemand.of(menu, STORE, DAY);
        kitchensync.domain.slot.Slot nine = new kitchensync.domain.slot.Slot(3 * 96 + 9 * 4);
        // Then: 400 customers an hour, of which half pick one of two equal items first
        double atNoon = 400 / 4.0 * 1.2 * Basket.MEAN_LINES * Basket.MEAN_UNITS / 2;
        assertThat(nominal.over("LUNCH", nine.plus(12), 1)).isCloseTo(atNoon, within(1e-9));
        assertThat(nominal.over("LUNCH", nine, 8)).isZero();
        assertThat(nominal.over("LUNCH", nine.plus(51), 8)).isEqualTo(nominal.over("LUNCH", nine.plus(51), 1));
    }

    private static Customers customers(Store store, List<Item> menu) {
        return new Customers(menu, store, new RandomStreams(42, store.id()));
    }

    private static List<Customer> wholeDay(Customers customers) {
        return IntStream.range(0, 96)
                .mapToObj(slot -> customers.in(at(slot / 4, slot % 4 * 15)))
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<String> asked(List<Customer> customers) {
        return customers.stream()
                .flatMap(customer -> customer.lines().stream())
                .map(line -> line.item().id());
    }

    private static double share(List<Basket.Line> lines, int quantity) {
        return lines.stream().filter(line -> line.quantity() == quantity).count() / (double) lines.size();
    }
}
