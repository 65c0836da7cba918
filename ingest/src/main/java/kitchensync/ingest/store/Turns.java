package kitchensync.ingest.store;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one piece of work of a store be under way at a time, so that a store that hangs holds one connection. */
final class Turns {

    private static final int MOST_WAITING = 100;

    /** What waits, by store; a store that is in here has something under way. */
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();

    /** Fails with {@link QueueFull} when too many wait. The work has to end by itself, one way or the other. */
    <T> Uni<T> inTurn(String storeId, Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(answer -> {
            Runnable begin = () -> work.get()
                    .onTermination()
                    .invoke(() -> next(storeId))
                    .subscribe()
                    .with(answer::complete, answer::fail);
            switch (enter(storeId, begin)) {
                case FIRST -> begin.run();
                case WAITS -> {}
                case FULL -> answer.fail(new QueueFull("too many requests of this store wait for the database"));
            }
        });
    }

    private enum Place {
        FIRST,
        WAITS,
        FULL
    }

    private synchronized Place enter(String storeId, Runnable begin) {
        Queue<Runnable> queue = waiting.get(storeId);
        if (queue == null) {
            waiting.put(storeId, new ArrayDeque<>());
            return Place.FIRST;
        }
        if (queue.size() == MOST_WAITING) {
            return Place.FULL;
        }
        queue.add(begin);
        return Place.WAITS;
    }

    private void next(String storeId) {
        Runnable next = leave(storeId);
        if (next != null) {
            next.run();
        }
    }

    private synchronized @Nullable Runnable leave(String storeId) {
        Queue<Runnable> queue = waiting.get(storeId);
        Runnable next = queue == null ? null : queue.poll();
        if (next == null) {
            waiting.remove(storeId);
        }
        return next;
    }
}
