package kitchensync.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;
import org.junit.jupiter.api.Test;

class WritesTest {

    private record Limits(int gatherEvents, int transactions, int storeEvents, int events)
            implements IngestSettings.Queue {}

    private record Alone(Store store, List<Event> events, UniEmitter<? super Set<UUID>> done) {}

    private record Together(List<StoreQueue.Part> parts, UniEmitter<? super List<Set<UUID>>> done) {

        void ends() {
            done.complete(parts.stream().<Set<UUID>>map(part -> Set.of()).toList());
        }

        List<Event> events() {
            return parts.stream().flatMap(part -> part.events().stream()).toList();
        }

        List<String> stores() {
            return parts.stream().map(part -> part.store().id()).toList();
        }
    }

    /** The database: what it is asked for waits until the test answers. */
    private final class Asked implements Writes.Database {

        @Override
        public Uni<Set<UUID>> alone(Store store, List<Event> events) {
            return Uni.createFrom().emitter(done -> alone.add(new Alone(store, events, done)));
        }

        @Override
        public Uni<List<Set<UUID>>> together(List<StoreQueue.Part> parts) {
            return Uni.createFrom().emitter(done -> together.add(new Together(parts, done)));
        }
    }

    private static final List<Store> STORES = CatalogueFiles.bundled().activeStores();
    private static final StoreUnavailable REFUSED = new StoreUnavailable(new PgException("no", "ERROR", "22000", ""));

    private final List<Alone> alone = new ArrayList<>();
    private final List<Together> together = new ArrayList<>();
    private final AtomicInteger all = new AtomicInteger();
    private final Limits limits = new Limits(5, 2, 10, 20);
    private final Writes writes = new Writes(new Asked(), limits);
    private final StoreQueue queue = queue(0);

    private StoreQueue queue(int store) {
        return new StoreQueue(STORES.get(store), limits, all, writes);
    }

    private static List<Event> events(int count) {
        return IntStream.range(0, count)
                .<Event>mapToObj(i -> new Event.Cooked(UUID.randomUUID(), "BRAT", 1, Instant.EPOCH))
                .toList();
    }

    private CompletableFuture<Appended> add(List<Event> events) {
        return add(queue, events);
    }

    private static CompletableFuture<Appended> add(StoreQueue queue, List<Event> events) {
        return queue.add(events).subscribeAsCompletionStage();
    }

    /** As many shared transactions as may be under way at a time, of stores that matter no more. */
    private void twoTransactionsAreUnderWay() {
        assertThat(add(queue(3), events(1))).isNotDone();
        assertThat(add(queue(4), events(1))).isNotDone();
        assertThat(together).hasSize(2);
    }

    @Test
    void whatComesDuringAWriteIsGatheredForTheNext() {
        // Given a write under way
        add(events(1));
        var second = add(events(2));
        var third = add(events(2));
        var fourth = add(events(4));
        assertThat(together).hasSize(1);

        // When it ends, so much waits that it does not share; whole requests, as many as fit
        together.getFirst().ends();
        assertThat(alone).hasSize(1);
        assertThat(alone.getFirst().events()).hasSize(4);

        alone.getFirst().done().complete(Set.of());
        assertThat(second).isCompleted();
        assertThat(third).isCompleted();
        assertThat(fourth).isNotDone();
        assertThat(together).hasSize(2);
        assertThat(together.get(1).events()).hasSize(4);
        together.get(1).ends();
        assertThat(fourth).isCompleted();
        assertThat(all).hasValue(0);
    }

    @Test
    void storesThatWaitWhileTwoTransactionsAreUnderWayGoTogetherInOneOrder() {
        twoTransactionsAreUnderWay();
        for (int store : new int[] {2, 0, 1}) {
            assertThat(add(queue(store), events(1))).isNotDone();
        }

        together.getFirst().ends();

        assertThat(together).hasSize(3);
        assertThat(together.get(2).stores()).isSorted().hasSize(3);
    }

    @Test
    void aLargeWriteWaitsForNoOther() {
        twoTransactionsAreUnderWay();

        var large = add(events(6));

        assertThat(alone).hasSize(1);
        alone.getFirst().done().complete(Set.of());
        assertThat(large).isCompleted();
    }

    @Test
    void aStoreThatHoldsASharedTransactionIsWrittenAloneAndHoldsNoOther() {
        twoTransactionsAreUnderWay();
        StoreQueue other = queue(1);
        var held = add(events(1));
        var free = add(other, events(1));
        together.getFirst().ends();

        // When the shared transaction of two does not get the lock of one
        together.get(2).done().fail(new StoreUnavailable(new PgException("lock timeout", "ERROR", "55P03", "")));
        assertThat(alone).hasSize(2);
        alone.stream()
                .filter(each -> each.store().equals(STORES.get(1)))
                .forEach(each -> each.done().complete(Set.of()));

        // Then the other is stored, and what comes next is not held either
        assertThat(free).isCompleted();
        assertThat(held).isNotDone();
        var next = add(other, events(1));
        together.getLast().ends();
        assertThat(next).isCompleted();
    }

    @Test
    void theSameIdInTwoRequestsIsWrittenOnceAndIsADuplicateForTheSecond() {
        add(events(1));
        List<Event> one = events(1);
        var first = add(one);
        var again = add(one);
        together.getFirst().ends();

        together.get(1).ends();

        assertThat(together.get(1).events()).isEqualTo(one);
        assertThat(first.join().duplicates()).isEmpty();
        assertThat(again.join().duplicates()).containsExactly(one.getFirst().eventId());
    }

    @Test
    void aFullQueueRefusesAndTakesAgainWhenItHasEmptied() {
        add(events(1));
        var waits = add(events(10));

        assertThat(add(events(1))).isCompletedExceptionally();

        together.getFirst().ends();
        var taken = add(events(10));
        assertThat(taken).isNotDone();
        assertThat(waits).isNotDone();
        assertThat(all).hasValue(20);
    }

    @Test
    void whenTheDatabaseRefusesTheGatheredEachIsTriedAlone() {
        add(events(1));
        var good = add(events(1));
        var bad = add(events(1));
        together.getFirst().ends();

        // When the gathered two are refused, together with others and without, and then one of them again
        together.get(1).done().fail(REFUSED);
        alone.get(0).done().fail(REFUSED);
        alone.get(1).done().complete(Set.of());
        alone.get(2).done().fail(REFUSED);

        assertThat(good).isCompleted();
        assertThat(bad).isCompletedExceptionally();
        // And the queue goes on
        add(events(1));
        assertThat(together).hasSize(3);
    }

    @Test
    void aDatabaseThatIsAwayFailsAllThatWereGathered() {
        add(events(1));
        var one = add(events(1));
        var other = add(events(1));
        together.getFirst().ends();

        together.get(1).done().fail(new StoreUnavailable(new IOException("closed")));

        assertThat(one).isCompletedExceptionally();
        assertThat(other).isCompletedExceptionally();
        assertThat(alone).isEmpty();
    }

    @Test
    void allQueuesTogetherHaveALimitThatAnIdleStoreDoesNotEscape() {
        // Given that other stores have filled it
        all.set(20);

        assertThat(add(events(1))).isCompletedExceptionally();

        all.set(0);
        assertThat(add(events(21))).as("alone, the largest request is let in").isNotDone();
    }
}
