package kitchensync.kitchenui.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.EnglishWords;
import kitchensync.kitchenui.days.StoreDay;
import kitchensync.kitchenui.sheet.Table;
import org.junit.jupiter.api.Test;

class ChainViewTest {

    private static final LocalDate DAY = LocalDate.parse("2026-02-11");
    private static final List<Store> TWELVE =
            CatalogueFiles.read(Optional.empty(), Optional.empty()).activeStores();

    private static StoreDay day(String store, String revenue, String wasted, String missed) {
        return new StoreDay(
                store, DAY, 90, new BigDecimal(revenue), 5, new BigDecimal(wasted), 10, new BigDecimal(missed));
    }

    private static ChainView view(List<Store> stores, List<StoreDay> days, Sort sort, int page) {
        return ChainView.of(EnglishWords.SPEECH, stores, days, DAY, DAY.plusDays(1), sort, page);
    }

    private static List<String> names(ChainView view) {
        return view.table().rows().stream().map(row -> row.getFirst().text()).toList();
    }

    @Test
    void theStoreThatLosesTheGreatestShareComesFirst() {
        // Given: 5, 20, and nothing but waste
        List<StoreDay> days = List.of(
                day("012", "1000.00", "30.00", "20.00"),
                day("061", "100.00", "10.00", "10.00"),
                day("027", "0.00", "5.00", "0.00"));

        // Then
        assertThat(names(view(TWELVE, days, Sort.LOST_SHARE, 1)))
                .containsExactly("West Wisconsin 027", "South Wisconsin 061", "West Wisconsin 012");
        assertThat(names(view(TWELVE, days, Sort.WASTE, 1)).getFirst()).isEqualTo("West Wisconsin 027");
        assertThat(names(view(TWELVE, days, Sort.LOST, 1)).getFirst()).isEqualTo("West Wisconsin 012");
        assertThat(view(TWELVE, days, Sort.LOST, 1).silent()).startsWith("9 stores have no data");
    }

    @Test
    void storesComeByNameAndByRegionTooOfARegionTheWorstFirst() {
        List<StoreDay> days = List.of(
                day("012", "1000.00", "30.00", "20.00"),
                day("061", "100.00", "10.00", "10.00"),
                day("027", "100.00", "50.00", "0.00"));

        ChainView byName = view(TWELVE, days, Sort.STORE, 1);
        assertThat(names(byName)).containsExactly("South Wisconsin 061", "West Wisconsin 012", "West Wisconsin 027");
        assertThat(byName.table().caption()).isEqualTo("Stores by name");
        assertThat(names(view(TWELVE, days, Sort.REGION, 1)))
                .containsExactly("South Wisconsin 061", "West Wisconsin 027", "West Wisconsin 012");
        assertThat(byName.table().columns().get(1).sort()).isEqualTo("/chain?date=2026-02-11&sort=region");
    }

    @Test
    void twoHundredStoresAreOnOnePageBelowAHundredKilobytes() {
        List<Store> stores = Chain.ofSize(TWELVE, 200);
        List<StoreDay> days = stores.stream()
                .map(store -> day(store.id(), "12000.00", "1000.00", "1000.00"))
                .toList();

        ChainView view = view(stores, days, Sort.LOST_SHARE, 1);

        assertThat(view.pages()).isEmpty();
        assertThat(view.table().rows()).hasSize(200);
        // What the template writes around a cell
        int cells = view.regions().stream()
                .flatMap(region -> region.stores().stream())
                .mapToInt(mark -> 60 + mark.id().length() + mark.text().length())
                .sum();
        assertThat(view.table().html().length() + cells).isLessThan(90 * 1024);
    }

    @Test
    void aStoreThatSoldAndLostNothingIsNotTheWorst() {
        List<StoreDay> days = List.of(day("012", "1000.00", "30.00", "20.00"), day("027", "0.00", "0.00", "0.00"));

        assertThat(names(view(TWELVE, days, Sort.LOST_SHARE, 1))).endsWith("West Wisconsin 027");
    }

    @Test
    void theDayBeforeIsInTheSameOrderAndTheTableSaysInWhich() {
        ChainView view = view(TWELVE, List.of(day("012", "1000.00", "30.00", "20.00")), Sort.SERVICE, 1);

        assertThat(view.previous()).isEqualTo("/chain?date=2026-02-10&sort=service");
        assertThat(view.next()).isEqualTo("/chain?date=2026-02-12&sort=service");
        assertThat(view.table().columns().stream().map(Table.Column::sorted))
                .containsExactly("", "", "", "", "ascending", "", "", "");
    }

    @Test
    void storesOfAnImportHaveNoRegion() {
        Store of = TWELVE.getFirst();
        Store store = new Store(of.id(), of.name(), "", of.level(), of.hours(), of.zone(), true);

        assertThat(view(List.of(store), List.of(), Sort.LOST, 1)
                        .regions()
                        .getFirst()
                        .name())
                .isEqualTo("Without a region");
    }

    @Test
    void aColourNeverStandsWithoutItsSign() {
        List<StoreDay> days = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            days.add(day(TWELVE.get(i).id(), "100.00", String.valueOf(i), "0.00"));
        }

        List<ChainView.Mark> marks = view(TWELVE, days, Sort.LOST_SHARE, 1).regions().stream()
                .flatMap(region -> region.stores().stream())
                .toList();

        assertThat(marks.stream().map(ChainView.Mark::tone))
                .containsExactly("g", "g", "g", "g", "w", "w", "b", "b", "", "", "", "");
        assertThat(marks.get(7).text()).isEqualTo(TWELVE.get(7).id() + " 7.0 % ✗");
        assertThat(marks.get(11).text()).isEqualTo("147 no data");
    }

    @Test
    void nineHundredStoresComeInPagesAndInOneFile() {
        List<Store> stores = Chain.ofSize(TWELVE, 900);
        List<StoreDay> days = IntStream.range(0, 900)
                .mapToObj(i -> day(stores.get(i).id(), "1000.00", String.valueOf(i), "1.00"))
                .toList();

        ChainView last = view(stores, days, Sort.LOST_SHARE, 99);

        assertThat(last.pages()).isEqualTo("Page 18 of 18, in the order of all 900 stores");
        assertThat(last.pageAfter()).isEmpty();
        assertThat(last.table().rows()).hasSize(50);
        assertThat(names(last).getLast()).isEqualTo("West Wisconsin 012");
        assertThat(ChainView.whole(EnglishWords.SPEECH.words(ChainWords.class), stores, days, DAY, Sort.SALES)
                        .rows())
                .hasSize(900);
    }
}
