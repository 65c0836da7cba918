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
        // Given: 5, 20 and no sales at all
        List<StoreDay> days = List.of(
                day("012", "1000.00", "30.00", "20.00"),
                day("061", "100.00", "10.00", "10.00"),
                day("027", "0.00", "5.00", "0.00"));

        // Then
        assertThat(names(view(TWELVE, days, Sort.LOST_SHARE, 1)))
                .containsExactly("South Wisconsin 061", "West Wisconsin 012", "West Wisconsin 027");
        assertThat(names(view(TWELVE, days, Sort.LOST, 1)).getFirst()).isEqualTo("West Wisconsin 012");
        assertThat(view(TWELVE, days, Sort.LOST, 1).silent()).startsWith("9 stores have no data");
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

        assertThat(last.pages()).isEqualTo("Page 18 of 18");
        assertThat(last.pageAfter()).isEmpty();
        assertThat(last.table().rows()).hasSize(50);
        assertThat(names(last).getLast()).isEqualTo("West Wisconsin 012");
        assertThat(ChainView.whole(EnglishWords.SPEECH.words(ChainWords.class), stores, days, DAY, Sort.SALES)
                        .rows())
                .hasSize(900);
    }
}
