package kitchensync.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.HourRange;
import kitchensync.domain.catalogue.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalCatalogueTest {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @TempDir
    Path folder;

    /** A store's id becomes the name of a schema, and of nothing else. */
    @Test
    void aStoreThatIsNamedLikeAPathOrLikeSqlGetsAPlainId() throws IOException {
        LocalCatalogue learned = learned(CatalogueFiles.bundled(), UTC, """
                ../../../etc/passwd,BREAD,2022-09-02T08:05,1
                "a""; drop schema ingest; --",BREAD,2022-09-02T08:05,1
                /tmp/x,../../BREAD,2022-09-02T08:05,1
                """);

        assertThat(learned.stores().values())
                .hasSize(3)
                .allSatisfy(store -> assertThat(store.id()).matches("[A-Za-z0-9_]{1,40}"));
    }

    @Test
    void hoursAndDaysAreThoseOfTheStoresClock() throws IOException {
        ZoneId zone = ZoneId.of("America/New_York");

        LocalCatalogue learned = learned(CatalogueFiles.bundled(), zone, """
                UTC,BREAD,2026-01-12T12:30:00Z,1
                UTC,BREAD,2026-01-13T02:30:00Z,1
                Local,BREAD,2026-01-12T12:30:00,1
                """);

        assertThat(learned.stores().get("UTC").hours()).isEqualTo(new HourRange(7, 22));
        assertThat(learned.stores().get("Local").hours()).isEqualTo(new HourRange(12, 13));
        assertThat(learned.items().getFirst().added()).isEqualTo("2026-01-12");
        assertThat(learned.lastDay()).isEqualTo("2026-01-12");
    }

    @Test
    void aKnownStoreKeepsItsClock() throws IOException {
        Catalogue known = after(none(), ZoneId.of("America/New_York"), "Main St");

        LocalCatalogue learned = learned(known, ZoneId.of("UTC"), "Main St,BREAD,2026-01-13T02:30:00Z,1\n");

        assertThat(learned.lastDay()).isEqualTo("2026-01-12");
    }

    /** The same, but for case: the schemas of AB and ab are one. */
    @ParameterizedTest
    @CsvSource({"北京店,上海店", "Main St,Main-St", "AB,ab", "Main St,Main_St"})
    void storesWhoseIdsWouldBeTheSameAreBothImportedWhateverTheirOrder(String first, String second) throws IOException {
        Map<String, String> ids = ids(none(), first, second);

        assertThat(ids.values().stream().map(id -> id.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
        assertThat(ids.values()).allSatisfy(id -> assertThat(id).matches("[A-Za-z0-9_]{1,40}"));
        assertThat(ids(none(), second, first)).isEqualTo(ids);
        Catalogue both = after(none(), UTC, first, second);
        assertThat(ids(both, first, second)).isEqualTo(ids);
        assertThat(ids(both, second)).containsEntry(second, ids.get(second));
    }

    @ParameterizedTest
    @CsvSource({"北京店,上海店", "Main St,Main-St", "AB,ab", "Main_St,Main St"})
    void aStoreKeepsItsIdWhenALongerFileBringsOneThatWouldHaveTheSame(String first, String second) throws IOException {
        Catalogue one = after(none(), UTC, first);

        Map<String, String> ids = ids(one, first, second);

        assertThat(ids).containsAllEntriesOf(ids(none(), first));
        assertThat(ids.get(second)).isNotEqualToIgnoringCase(ids.get(first));
        assertThat(ids(one, second)).containsEntry(second, ids.get(second));
    }

    @Test
    void aStoreThatSomebodyHasRenamedOrRetiredIsStillTheSame() throws IOException {
        Catalogue known = CatalogueFiles.bundled();
        Store retired = new Store("Main_St", "Hauptstrasse", "", 1, HourRange.WHOLE_DAY, UTC, false);

        LocalCatalogue learned =
                learned(new Catalogue(List.of(retired), known.items()), UTC, "Main St,BREAD,2026-01-13T02:30,1\n");

        assertThat(learned.stores()).containsExactly(Map.entry("Main St", retired));
    }

    private static Catalogue none() {
        return new Catalogue(List.of(), List.of());
    }

    /** The catalogue when a file with sales of these stores has been imported. */
    private Catalogue after(Catalogue known, ZoneId zone, String... stores) throws IOException {
        LocalCatalogue learned = learned(known, zone, rows(stores));
        return new Catalogue(List.copyOf(learned.stores().values()), learned.items());
    }

    private Map<String, String> ids(Catalogue known, String... stores) throws IOException {
        return learned(known, UTC, rows(stores)).stores().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().id()));
    }

    private static String rows(String... stores) {
        return Stream.of(stores)
                .map(store -> store + ",BREAD,2026-01-12T12:30,1\n")
                .collect(Collectors.joining());
    }

    private LocalCatalogue learned(Catalogue known, ZoneId zone, String rows) throws IOException {
        Path file = Files.writeString(folder.resolve("sales.csv"), "store_id,item_id,ts,quantity\n" + rows);
        LocalCatalogue learned = new LocalCatalogue(known, zone);
        new SalesFile(file, Map.of(), Instant.parse("2026-11-22T10:00:00Z")).read(learned::see, rejected -> {});
        return learned;
    }
}
