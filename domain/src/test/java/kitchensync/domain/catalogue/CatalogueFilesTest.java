package kitchensync.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kitchensync.domain.slot.Slot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFilesTest {

    private static final String GOOD_ITEM =
            "id: PIE, category: side, price: 3, cost: 1, hold_time: 2, cook_time: 10, popularity: 1, batch: 4";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), text);
    }

    @Test
    void theBundledChainIsComplete() {
        Catalogue catalogue = CatalogueFiles.bundled();

        assertThat(catalogue.stores()).hasSize(12);
        assertThat(catalogue.items()).hasSize(46);
        assertThat(catalogue.activeItems()).hasSize(45);
        assertThat(catalogue.activeItems().stream().filter(item -> item.isOnSale(LocalDate.of(2026, 2, 11))))
                .hasSize(42);
        Item hotDog = catalogue.item("HOT_DOG").orElseThrow();
        assertThat(hotDog.priceOn(DayOfWeek.THURSDAY)).isEqualByComparingTo("1.69");
        assertThat(hotDog.priceOn(DayOfWeek.MONDAY)).isEqualByComparingTo("2.79");
        assertThat(hotDog.holdTime()).isEqualTo(Duration.ofHours(4));
        assertThat(catalogue.item("PIZZA_SLICE").orElseThrow().holdTime()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void theSellableCellsOfTheBundledWeekAreTheKnownNumber() {
        Catalogue catalogue = CatalogueFiles.bundled();

        long cells = catalogue.activeStores().stream()
                .flatMap(store -> catalogue.activeItems().stream()
                        .flatMap(item -> IntStream.range(0, Slot.PER_WEEK)
                                .mapToObj(Slot::new)
                                .filter(slot -> item.isSellable(store, slot))))
                .count();

        assertThat(cells).isEqualTo(218_232);
    }

    @Test
    void aNewItemNeedsNoCodeAndARetiredOneIsKept() throws IOException {
        Path menu = file("items:\n  - {" + GOOD_ITEM + ", cook_in: batches}\n  - {" + GOOD_ITEM.replace("PIE", "OLD")
                + ", active: false}\n");

        Catalogue catalogue = CatalogueFiles.read(Optional.empty(), Optional.of(menu));

        assertThat(catalogue.activeItems()).extracting(Item::id).containsExactly("PIE");
        assertThat(catalogue.item("PIE").orElseThrow().cookIn()).isEqualTo(CookIn.BATCHES);
        assertThat(catalogue.item("OLD")).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "price: 3, price                     | price: three      | item PIE, field price: must be a number of at least 0, but is 'three'",
                "cost: 1, cost                       | cost: -1          | item PIE, field cost: must be a number of at least 0, but is '-1'",
                "batch: 4, batch                     | batch: 0          | item PIE, field batch: must be a whole number from 1 to 1000, but is '0'",
                "batch: 4, batch                     | batch: 2.5        | item PIE, field batch: must be a whole number",
                "hold_time: 2, hold                  | holdtime: 2       | item PIE, field hold_time: is missing",
                "hold_time: 2, hold                  | hold_time: 2, holdtime: 2 | item PIE, field holdtime: there is no such field",
                "category: side, category            | time_of_day: dusk, category: side | item PIE, field time_of_day: must be all_day, breakfast",
                "category: side, category            | category: ''      | item PIE, field category: is missing",
                "category: side, category            | category: side, sale_price: 9 | item PIE, field sale_price: must not be above the price 3",
                "category: side, category            | category: side, sale_days: [7] | item PIE, field sale_days: must be a list of whole numbers from 0 to 6",
                "category: side, category            | category: side, sale_days: 3 | item PIE, field sale_days: must be a list, [3] say",
                "category: side, category            | category: side, active: perhaps | item PIE, field active: must be true or false",
                "category: side, category            | category: side, added: soon | item PIE, field added:",
                "category: side, category            | category: side, name: \"A\\0B\" | item PIE, field name: must have no control characters",
            })
    void aMistakeIsNamedWithFileItemAndField(String replaced, String by, String problem) throws IOException {
        String field = replaced.substring(0, replaced.lastIndexOf(','));
        Path menu = file("items:\n  - {" + GOOD_ITEM.replace(field, by) + "}\n");

        assertThatThrownBy(() -> CatalogueFiles.read(Optional.empty(), Optional.of(menu)))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("mine.yaml: " + problem);
    }

    @Test
    void allMistakesAreToldAtOnce() throws IOException {
        Path stores = file("stores:\n  - {id: 012, level: 9, hours: never}\n  - {level: 1}\n");

        assertThatThrownBy(() -> CatalogueFiles.read(Optional.of(stores), Optional.empty()))
                .hasMessageContaining("field id: must be text; write it in quotes")
                .hasMessageContaining("field level: must be a whole number from 1 to 4, but is '9'")
                .hasMessageContaining("write hours as 24/7")
                .hasMessageContaining("store number 2, field id: is missing");
    }

    @ParameterizedTest
    @CsvSource({"'store-1; drop schema'", "'../012'", "'a\"b'"})
    void aStoreIdThatCouldNotBeASchemaIsRefused(String id) throws IOException {
        Path stores = file("stores:\n  - {id: '" + id + "', level: 1}\n");

        assertThatThrownBy(() -> CatalogueFiles.read(Optional.of(stores), Optional.empty()))
                .hasMessageContaining("letters, digits and underscores");
    }

    @Test
    void brokenYamlAndDuplicatesAreNamedToo() throws IOException {
        Path broken = file("stores:\n  - {id: '1', level: 1\n");
        assertThatThrownBy(() -> CatalogueFiles.read(Optional.of(broken), Optional.empty()))
                .hasMessageContaining("not valid YAML");

        Path twice = file("stores:\n  - {id: 'a', level: 1}\n  - {id: 'A', level: 1}\n");
        assertThatThrownBy(() -> CatalogueFiles.read(Optional.of(twice), Optional.empty()))
                .hasMessageContaining("stands twice");

        Path none = folder.resolve("none.yaml");
        assertThatThrownBy(() -> CatalogueFiles.read(Optional.of(none), Optional.empty()))
                .hasMessageContaining("none.yaml: there is no such catalogue file");
    }

    @Test
    void whatIsWrittenReadsBackTheSame() throws IOException {
        Catalogue bundled = CatalogueFiles.bundled();

        CatalogueFiles.Entries read = CatalogueFiles.entries(file(CatalogueYaml.of(bundled.stores(), bundled.items())));

        assertThat(read.stores()).isEqualTo(bundled.stores());
        assertThat(read.items())
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(bundled.items());
    }

    @Test
    void aStoreWithoutARegionReadsBackToo() throws IOException {
        Store bundled = CatalogueFiles.bundled().stores().getFirst();
        Store anywhere = new Store("Main_St", "Main St", "", 2, bundled.hours(), bundled.zone(), true);

        CatalogueFiles.Entries read = CatalogueFiles.entries(file(CatalogueYaml.of(List.of(anywhere), List.of())));

        assertThat(read.stores()).containsExactly(anywhere);
    }

    @Test
    void aKitchensCapacityReadsBackAndItsMistakesAreNamed() throws IOException {
        Path stores = file("stores:\n  - {id: 'a', level: 1, stations: {fryer: 24, oven: 40}, starts_per_slot: 6}\n"
                + "items:\n  - {" + GOOD_ITEM + ", station: fryer}\n");

        CatalogueFiles.Entries read = CatalogueFiles.entries(stores);
        CatalogueFiles.Entries again = CatalogueFiles.entries(file(CatalogueYaml.of(read.stores(), read.items())));

        assertThat(again.stores().getFirst().capacity()).isEqualTo(new Capacity(Map.of("fryer", 24, "oven", 40), 6));
        assertThat(again.items().getFirst().station()).isEqualTo("fryer");
        Path wrong = file("stores:\n  - {id: 'a', level: 1, stations: {fryer: many}, starts_per_slot: -1}\n");
        assertThatThrownBy(() -> CatalogueFiles.entries(wrong))
                .hasMessageContaining("store a, field stations: fryer must be a whole number")
                .hasMessageContaining("store a, field starts_per_slot: must be a whole number");
    }

    @Test
    void aPosMayNameAStoreByItsSchema() {
        Catalogue catalogue = CatalogueFiles.bundled();

        assertThat(catalogue.store("store_012"))
                .isEqualTo(catalogue.store("012"))
                .isPresent();
        assertThat(catalogue.store("12")).isEmpty();
    }
}
