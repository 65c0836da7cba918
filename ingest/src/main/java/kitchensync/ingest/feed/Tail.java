package kitchensync.ingest.feed;

import jakarta.inject.Singleton;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import kitchensync.domain.event.Event;
import org.jspecify.annotations.Nullable;

/**
 * The newest commits of the feed in memory, so that live readers cost the database nothing. Events of this process's
 * own commits are here from the start; those of other processes come with the first reader that has to fetch them.
 * Bounded by {@code tail-events}. May forget anything at any time: what it does not hold is read from the tables.
 */
@Singleton
class Tail {

    private final int most;

    /** Commits of this process that have no position yet. */
    private final Map<Origin, Unnumbered> unnumbered = new HashMap<>();

    private final Deque<Origin> inOrder = new ArrayDeque<>();
    private int waiting;

    private final TreeMap<Long, Entry> entries = new TreeMap<>();
    private final Map<Origin, Entry> byOrigin = new HashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long events;
    private long head = -1;

    Tail(FeedSettings settings) {
        this.most = settings.tailEvents();
    }

    /** What names a commit before it has a position. */
    record Origin(String storeId, long firstSeq) {

        /** Spread over all bits: ids and numbers that follow each other would collide in a record's own. */
        @Override
        public int hashCode() {
            return Long.hashCode((firstSeq * 31 + storeId.hashCode()) * 0x9E3779B97F4A7C15L);
        }
    }

    private record Unnumbered(List<Event> events, long nanos) {}

    /** A commit, and its events when they are known. */
    static final class Entry {
        private final Commit commit;
        private @Nullable List<FeedEvent> events;

        private Entry(Commit commit) {
            this.commit = commit;
        }
    }

    /** A commit and its events at one moment. */
    record Recent(Commit commit, Optional<List<FeedEvent>> events) {}

    /** Commits that overlap a range of positions, when the tail covers it; where the feed stood then. */
    record Slice(long head, List<Recent> commits) {}

    /** Takes a commit of this process that may or may not have its position already. */
    synchronized void committed(String storeId, long firstSeq, List<Event> fresh) {
        Origin origin = new Origin(storeId, firstSeq);
        Entry entry = byOrigin.get(origin);
        if (entry != null) {
            entry.events = numbered(entry.commit, fresh);
            return;
        }
        unnumbered.put(origin, new Unnumbered(fresh, System.nanoTime()));
        inOrder.addLast(origin);
        waiting += fresh.size();
        while (waiting > most) {
            take(inOrder.getFirst());
        }
    }

    private @Nullable List<Event> take(Origin origin) {
        Unnumbered taken = unnumbered.remove(origin);
        if (taken != null) {
            inOrder.remove(origin);
            waiting -= taken.events.size();
        }
        return taken == null ? null : taken.events;
    }

    /**
     * Takes what the tables say comes after a position. Begins anew at the feed's end when that is the first thing
     * known, too far away to hold, or not what follows here: a database that was put back to an earlier day.
     */
    void goOn(long after, FeedTables.Window window) {
        long end = window.head().position();
        List<Commit> commits = window.commits();
        boolean follows = commits.isEmpty() ? end == after : commits.getFirst().firstPosition() == after + 1;
        if (after < 0 || !follows || end - after > most) {
            startAt(end);
        } else {
            add(commits);
        }
        if (end != after) {
            listeners.forEach(Runnable::run);
        }
    }

    private synchronized void startAt(long position) {
        entries.clear();
        byOrigin.clear();
        unnumbered.clear();
        inOrder.clear();
        waiting = 0;
        events = 0;
        head = position;
        notifyAll();
    }

    private synchronized void add(List<Commit> commits) {
        for (Commit commit : commits) {
            Origin origin = new Origin(commit.storeId(), commit.firstSeq());
            Entry entry = new Entry(commit);
            List<Event> own = take(origin);
            entry.events = own == null ? null : numbered(commit, own);
            entries.put(commit.firstPosition(), entry);
            byOrigin.put(origin, entry);
            events += commit.size();
            head = commit.lastPosition();
        }
        while (events > most && entries.size() > 1) {
            Commit oldest = entries.pollFirstEntry().getValue().commit;
            byOrigin.remove(new Origin(oldest.storeId(), oldest.firstSeq()));
            events -= oldest.size();
        }
        notifyAll();
    }

    /** Keeps the events of a commit that somebody had to read from the tables; not those of a part of one. */
    synchronized void remember(Commit commit, List<FeedEvent> read) {
        Entry entry = entries.get(commit.firstPosition());
        if (entry != null && entry.events == null && entry.commit.equals(commit)) {
            entry.events = List.copyOf(read);
        }
    }

    /** Commits in {@code since + 1 .. upto}; empty when the tail does not reach back, or not as far as {@code since}. */
    synchronized Optional<Slice> slice(long since, long upto) {
        if (head < 0 || since > head) {
            return Optional.empty();
        }
        if (since == head) {
            return Optional.of(new Slice(head, List.of()));
        }
        Map.Entry<Long, Entry> first = entries.floorEntry(since + 1);
        if (first == null) {
            return Optional.empty();
        }
        List<Recent> commits = new ArrayList<>();
        for (Entry entry : entries.subMap(first.getKey(), true, upto, true).values()) {
            commits.add(new Recent(entry.commit, Optional.ofNullable(entry.events)));
        }
        return Optional.of(new Slice(head, commits));
    }

    /** The last position known here; -1 before the first look at the database. */
    synchronized long head() {
        return head;
    }

    /** Waits until the feed goes on after a position, at most so long. */
    synchronized void await(long after, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        while (head <= after && left > 0) {
            wait(left);
            left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        }
    }

    /** Runs after each growth of the feed, on the numbering thread: must return at once. */
    void onGrowth(Runnable listener) {
        listeners.add(listener);
    }

    /** How long the oldest commit of this process has been waiting for its position; zero when none is. */
    synchronized Duration oldestUnnumbered() {
        Origin first = inOrder.peekFirst();
        Unnumbered oldest = first == null ? null : unnumbered.get(first);
        return oldest == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - oldest.nanos);
    }

    /** The oldest commit of this process without a position, when it has waited for so long. */
    synchronized Optional<Origin> unnumberedFor(Duration longest) {
        return oldestUnnumbered().compareTo(longest) > 0 ? Optional.of(inOrder.getFirst()) : Optional.empty();
    }

    /** Lets go of a commit that got its position unseen: its place here was given up before its word came. */
    synchronized void forget(Origin origin) {
        take(origin);
    }

    private static @Nullable List<FeedEvent> numbered(Commit commit, List<Event> events) {
        if (events.size() != commit.size()) {
            return null;
        }
        return IntStream.range(0, events.size())
                .mapToObj(i -> new FeedEvent(
                        commit.firstPosition() + i,
                        commit.storeId(),
                        commit.firstSeq() + i,
                        asStored(events.get(i)),
                        commit.receivedAt()))
                .toList();
    }

    /** As it comes back from the tables: times to the microsecond, prices with two decimals. */
    private static Event asStored(Event event) {
        Instant at = event.createdAt().truncatedTo(ChronoUnit.MICROS);
        return switch (event) {
            case Event.Sale e ->
                new Event.Sale(e.eventId(), e.itemId(), e.quantity(), e.price().setScale(2, RoundingMode.HALF_UP), at);
            case Event.Waste e -> new Event.Waste(e.eventId(), e.itemId(), e.quantity(), e.reason(), at);
            case Event.Stockout e -> new Event.Stockout(e.eventId(), e.itemId(), e.quantity(), at);
            case Event.Cooked e -> new Event.Cooked(e.eventId(), e.itemId(), e.quantity(), at);
            case Event.Correction e ->
                new Event.Correction(
                        e.eventId(),
                        e.corrects(),
                        e.itemId(),
                        e.quantity(),
                        e.price() == null ? null : e.price().setScale(2, RoundingMode.HALF_UP),
                        at);
        };
    }
}
