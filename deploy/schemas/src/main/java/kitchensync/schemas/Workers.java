package kitchensync.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several threads that work off one queue of stores. */
public final class Workers {

    private Workers() {}

    /**
     * Has each thread do the work once, which takes from the queue until nothing is left, and waits for all of them. When
     * one fails, the queue is emptied: the others end what they are at.
     *
     * @param name of the threads, before their number
     * @param threads at least 1
     * @throws SQLException that a thread's work has thrown; an {@link IOException} comes as the unchecked one
     * @throws InterruptedException when whoever waits was interrupted, and with it the threads
     */
    public static void empty(Queue<?> waiting, String name, int threads, Callable<Void> work)
            throws SQLException, InterruptedException {
        Callable<Void> untilEmpty = () -> {
            try {
                return work.call();
            } finally {
                // Done, or failed: then the others need not begin another store.
                waiting.clear();
            }
        };
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name(name, 1).factory())) {
            for (Future<Void> worker : pool.invokeAll(Collections.nCopies(threads, untilEmpty))) {
                worker.get();
            }
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case SQLException sql -> throw sql;
                case IOException io -> throw new UncheckedIOException(io);
                case RuntimeException other -> throw other;
                case null, default -> throw new IllegalStateException(failed.getCause());
            }
        }
    }
}
