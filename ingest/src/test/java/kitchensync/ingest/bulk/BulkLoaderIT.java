package kitchensync.ingest.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.domain.event.EventId;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BulkLoaderIT {

    private static final Instant START = Instant.parse("2026-01-01T06:00:00Z");
    private static final int MORE_THAN_A_CHUNK = 25_000;

    @Inject
    EmptyStores stores;

    @Inject
    Catalogue catalogue;

    @Inject
    BulkLoader loader;

    Store store;
    Rows rows;

    @BeforeEach
    void emptyStore() throws SQLException {
        store = catalogue.store("147").orElseThrow();
        rows = stores.of("147", "134");
    }

    static Stream<Event> sales(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Event.Sale(
                        EventId.of(START.plusSeconds(i), 1, i),
                        "HOT_DOG",
                        1,
                        new BigDecimal("2.79"),
                        START.plusSeconds(i)));
    }

    @Test
    void aLoadThatBrokeOffIsCompletedByRunningItAgain() throws SQLException {
        Iterator<Event> breaksOff = Stream.concat(sales(MORE_THAN_A_CHUNK - 1), Stream.<Event>generate(() -> {
                    throw new IllegalStateException("cut");
                }))
                .iterator();

        assertThatThrownBy(() -> loader.load(store, breaksOff, taken -> {})).hasMessage("cut");
        Loaded again = loader.load(store, sales(MORE_THAN_A_CHUNK).iterator(), taken -> {});

        assertThat(again).isEqualTo(new Loaded(MORE_THAN_A_CHUNK, 5_000, 0, java.util.Optional.empty()));
        assertThat(again.duplicates()).isEqualTo(20_000);
        assertThat(rows.of("select count(*), min(seq), max(seq), count(distinct seq) from store_147.sales_events"))
                .containsExactly("25000|1|25000|25000");
        assertThat(rows.commits("147")).containsExactly("1|20000", "20001|5000");
    }

    @Test
    void storesThatFollowEachOtherOnAConnectionStayApart() throws SQLException {
        Store other = catalogue.store("134").orElseThrow();

        Loaded first = loader.load(store, sales(3).iterator(), taken -> {});
        Loaded second = loader.load(other, sales(5).iterator(), taken -> {});

        assertThat(first.stored()).isEqualTo(3);
        assertThat(second.stored()).isEqualTo(5);
        assertThat(rows.of("select count(*) from store_147.sales_events")).containsExactly("3");
    }

    @Test
    void theRulesOfTheEventPathsHoldHereToo() throws SQLException {
        Event unknown = new Event.Cooked(EventId.of(START, 2, 1), "PIE", 1, START);
        Event tooMany = new Event.Cooked(EventId.of(START, 2, 2), "BRAT", 1001, START);
        Event good = new Event.Cooked(EventId.of(START, 2, 3), "BRAT", 8, START);

        Loaded loaded = loader.load(store, List.of(unknown, tooMany, good).iterator(), taken -> {});

        assertThat(loaded.stored()).isEqualTo(1);
        assertThat(loaded.rejected()).isEqualTo(2);
        assertThat(loaded.firstProblem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("PIE"));
        assertThat(rows.of("select item_id, quantity from store_147.cooked_events"))
                .containsExactly("BRAT|8");
    }

    @Test
    void textsComeBackAsTheyWere() throws SQLException {
        List<String> reasons = List.of("tab\tless".replace("\t", " "), "back\\slash", "\\N", "quote\"'", "Jalapeño ✓");
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < reasons.size(); i++) {
            events.add(new Event.Waste(EventId.of(START, 3, i), "BRAT", 1, reasons.get(i), START));
        }
        events.add(new Event.Waste(EventId.of(START, 3, 99), "BRAT", 1, null, START));

        loader.load(store, events.iterator(), taken -> {});

        assertThat(rows.of("select coalesce(reason, '(null)') from store_147.waste_log order by seq"))
                .containsExactly("tab less", "back\\slash", "\\N", "quote\"'", "Jalapeño ✓", "(null)");
    }
}
