package kitchensync.ingest.feed;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Every stored event of every store, in one order: position 1, 2, .. without gaps, but for one after each restore of the
 * database. What has been read once is read again the same, and nothing is ever put before it. Blocking, except where it
 * says otherwise.
 */
@Singleton
public class Feed {

    /** What a filtered page looks through at most before it answers with a position to go on from. */
    private static final int FILTERED_SPAN = 10_000;

    private final FeedTables tables;
    private final Tail tail;

    Feed(FeedTables tables, Tail tail) {
        this.tables = tables;
        this.tail = tail;
    }

    /**
     * The events after a position.
     *
     * @param since the position to go on from; 0 for the beginning
     * @param limit most events, 1..5000
     * @throws PositionGone when retention has dropped some of them
     * @throws PositionAhead when the feed has not come to the position
     * @throws FeedUnavailable when the database does not answer
     */
    public FeedPage page(long since, int limit, FeedFilter filter) {
        long upto = upto(since, limit, filter);
        try {
            Optional<Tail.Slice> recent = tail.slice(since, upto);
            return recent.isPresent()
                    ? fromTail(recent.get(), since, upto, limit, filter)
                    : fromTables(since, upto, limit, filter);
        } catch (SQLException failed) {
            throw new FeedUnavailable("the feed cannot be read", failed);
        }
    }

    /** The same without blocking; empty when the database would have to be asked. */
    public Optional<FeedPage> pageInMemory(long since, int limit, FeedFilter filter) {
        long upto = upto(since, limit, filter);
        return tail.slice(since, upto)
                .filter(slice -> slice.commits().stream()
                        .allMatch(recent -> recent.events().isPresent()
                                || !filter.wantsStore(recent.commit().storeId())))
                .map(slice -> {
                    List<FeedEvent> events = new ArrayList<>();
                    slice.commits().forEach(recent -> recent.events().ifPresent(events::addAll));
                    return cut(events, since, upto, limit, filter, slice.head());
                });
    }

    private FeedPage fromTail(Tail.Slice slice, long since, long upto, int limit, FeedFilter filter)
            throws SQLException {
        List<FeedEvent> events = new ArrayList<>();
        List<Commit> missing = new ArrayList<>();
        for (Tail.Recent recent : slice.commits()) {
            Commit commit = recent.commit();
            if (filter.wantsStore(commit.storeId())) {
                recent.events().ifPresentOrElse(events::addAll, () -> missing.add(commit.within(since, upto)));
            }
        }
        List<FeedEvent> read = tables.events(missing);
        remember(missing, read);
        events.addAll(read);
        events.sort(Comparator.comparingLong(FeedEvent::position));
        return cut(events, since, upto, limit, filter, slice.head());
    }

    private void remember(List<Commit> commits, List<FeedEvent> read) {
        int from = 0;
        for (Commit commit : commits) {
            tail.remember(commit, read.subList(from, from + commit.size()));
            from += commit.size();
        }
    }

    private FeedPage fromTables(long since, long upto, int limit, FeedFilter filter) throws SQLException {
        FeedTables.Window window = tables.window(since, upto, filter.stores());
        if (since > window.head().position()) {
            throw new PositionAhead(since, window.head().position());
        }
        if (since < window.head().oldest() - 1) {
            throw new PositionGone(since, window.head().oldest());
        }
        List<Commit> commits = window.commits().stream()
                .map(commit -> commit.within(since, upto))
                .toList();
        try {
            FeedPage page = cut(
                    tables.events(commits),
                    since,
                    upto,
                    limit,
                    filter,
                    window.head().position());
            boolean nothing = commits.isEmpty() && upto < window.head().position();
            return nothing ? new FeedPage(List.of(), tables.goOnFrom(upto)) : page;
        } catch (FeedUnavailable missing) {
            FeedTables.Head now = tables.head();
            if (since < now.oldest() - 1) {
                throw new PositionGone(since, now.oldest());
            }
            throw missing;
        }
    }

    private static long upto(long since, int limit, FeedFilter filter) {
        long span = filter.isAll() ? limit : Math.max(limit, FILTERED_SPAN);
        return since > Long.MAX_VALUE - span ? Long.MAX_VALUE : since + span;
    }

    /** @param events in order; those of the range that were looked at, and maybe some beside it */
    private static FeedPage cut(
            List<FeedEvent> events, long since, long upto, int limit, FeedFilter filter, long head) {
        List<FeedEvent> wanted = events.stream()
                .filter(event -> event.position() > since && event.position() <= upto && filter.wants(event))
                .limit(limit + 1L)
                .toList();
        return wanted.size() > limit
                ? new FeedPage(wanted.subList(0, limit), wanted.get(limit - 1).position())
                : new FeedPage(wanted, Math.max(since, Math.min(upto, head)));
    }

    /** The last position, as far as this process knows; -1 before it has seen the database. Does not block. */
    public long head() {
        return tail.head();
    }

    /** Waits until the feed goes on after a position, at most so long. */
    public void await(long after, Duration longest) throws InterruptedException {
        tail.await(after, longest);
    }

    /** Runs after each growth of the feed: must return at once. */
    public void onGrowth(Runnable listener) {
        tail.onGrowth(listener);
    }
}
