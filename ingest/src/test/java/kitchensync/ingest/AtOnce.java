package kitchensync.ingest;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Does something many times at once, on threads of its own: on the common pool Groovy's first use can deadlock. */
public final class AtOnce {

    private static final int THREADS = 8;

    private AtOnce() {}

    /** Fails as the first that failed. */
    public static void run(int times, IntConsumer action) {
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = IntStream.range(0, times)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        action.accept(i);
                        return null;
                    })
                    .toList();
            for (Future<Void> each : threads.invokeAll(all)) {
                each.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
