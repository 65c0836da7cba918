package kitchensync.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.pgclient.PgException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;
import org.junit.jupiter.api.Test;

class StoreQueueTest {

    private record Limits(int gatherEvents, int storeEvents, int events) implements IngestSettings.Queue {}

    private record Write(List<Event> events, UniEmitter<? super Set<UUID>> done) {}

    private final List<Write> writes = new ArrayList<>();
    private final AtomicInteger all = new AtomicInteger();
    private final StoreQueue queue = new StoreQueue(
            new Limits(5, 10, 20),
            all,
            events -> Uni.createFrom().emitter(done -> writes.add(new Write(events, done))));

    private static List<Event> events(int count) {
        return IntStream.range(0, count)
                .<Event>mapToObj(i -> new Event.Cooked(UUID.randomUUID(), "BRAT", 1, Instant.EPOCH))
                .toList();
    }

    private CompletableFuture<Appended> add(List<Event> events) {
        return queue.add(events).subscribeAsCompletionStage();
    }

    @Test
    void whatComesDuringAWriteIsGatheredForTheNext() {
        // Given a write under way
        add(events(1));
        var second = add(events(2));
        var third = add(events(4));
        var fourth = add(events(1));
        assertThat(writes).hasSize(1);

        // When it ends
        writes.getFirst().done().complete(Set.of());

        // Then the next takes what fits, and whole requests only
        assertThat(writes).hasSize(2);
        assertThat(writes.get(1).events()).hasSize(2);
        writes.get(1).done().complete(Set.of());
        assertThat(writes.get(2).events()).hasSize(5);
        assertThat(second).isCompleted();
        assertThat(third).isNotDone();
        writes.get(2).done().complete(Set.of());
        assertThat(third).isCompleted();
        assertThat(fourth).isCompleted();
        assertThat(all).hasValue(0);
    }

    @Test
    void theSameIdInTwoRequestsIsWrittenOnceAndIsADuplicateForTheSecond() {
        add(events(1));
        List<Event> one = events(1);
        var first = add(one);
        var again = add(one);
        writes.getFirst().done().complete(Set.of());

        writes.get(1).done().complete(Set.of());

        assertThat(writes.get(1).events()).isEqualTo(one);
        assertThat(first.join().duplicates()).isEmpty();
        assertThat(again.join().duplicates()).containsExactly(one.getFirst().eventId());
    }

    @Test
    void aFullQueueRefusesAndTakesAgainWhenItHasEmptied() {
        add(events(1));
        var waits = add(events(10));

        assertThat(add(events(1))).isCompletedExceptionally();

        writes.getFirst().done().complete(Set.of());
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
        writes.getFirst().done().complete(Set.of());

        // When the gathered two are refused, then one of them again
        var refused = new StoreUnavailable(new PgException("no", "ERROR", "22000", ""));
        writes.get(1).done().fail(refused);
        writes.get(2).done().complete(Set.of());
        writes.get(3).done().fail(refused);

        assertThat(good).isCompleted();
        assertThat(bad).isCompletedExceptionally();
        // And the queue goes on
        add(events(1));
        assertThat(writes).hasSize(5);
    }

    @Test
    void aDatabaseThatIsAwayFailsAllThatWereGathered() {
        add(events(1));
        var one = add(events(1));
        var other = add(events(1));
        writes.getFirst().done().complete(Set.of());

        writes.get(1).done().fail(new StoreUnavailable(new java.io.IOException("closed")));

        assertThat(one).isCompletedExceptionally();
        assertThat(other).isCompletedExceptionally();
        assertThat(writes).hasSize(2);
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
