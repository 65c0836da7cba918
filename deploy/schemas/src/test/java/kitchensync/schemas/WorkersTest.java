package kitchensync.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkersTest {

    private final Queue<Integer> waiting =
            new ConcurrentLinkedQueue<>(IntStream.range(0, 1_000).boxed().toList());

    private final Collection<Integer> taken = new ConcurrentLinkedQueue<>();

    @Test
    void eachIsTakenOnceByThreadsAtATime() throws Exception {
        CountDownLatch allThere = new CountDownLatch(3);

        Workers.empty(waiting, "worker-", 3, () -> {
            allThere.countDown();
            allThere.await();
            for (Integer next = waiting.poll(); next != null; next = waiting.poll()) {
                taken.add(next);
            }
            return null;
        });

        assertThat(taken).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    @Timeout(30)
    void theOthersBeginNothingMoreWhenOneFails() {
        CountDownLatch bothBegun = new CountDownLatch(2);
        Callable<Void> work = () -> {
            boolean fails = Integer.valueOf(0).equals(waiting.poll());
            bothBegun.countDown();
            bothBegun.await();
            if (fails) {
                throw new SQLException("no such store");
            }
            while (!waiting.isEmpty()) {
                Thread.sleep(1);
            }
            return null;
        };

        assertThatThrownBy(() -> Workers.empty(waiting, "worker-", 2, work))
                .isInstanceOf(SQLException.class)
                .hasMessage("no such store");
    }

    @Test
    void aFileThatFailsIsToldWithItsCause() {
        IOException full = new IOException("no space left");

        assertThatThrownBy(() -> Workers.empty(waiting, "worker-", 1, () -> {
                    throw full;
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasCause(full);
    }
}
