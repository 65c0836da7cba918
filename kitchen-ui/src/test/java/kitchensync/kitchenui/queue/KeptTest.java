package kitchensync.kitchenui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptTest {

    private static final Duration PERIOD = Duration.ofSeconds(30);

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger written = new AtomicInteger();
    private final Kept kept = new Kept(PERIOD, 10, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private String ask(String from) {
        return kept.of(from, () -> from + written.incrementAndGet()).pieces().getFirst();
    }

    @Test
    void whatIsAskedForOnceAPeriodIsWrittenOnce() {
        for (int period = 0; period < 5; period++) {
            assertThat(ask("card")).isEqualTo("card1");
            pass(PERIOD);
        }
    }

    @Test
    void whatIsNotAskedForIsForgotten() {
        ask("card");
        for (int period = 0; period < 2; period++) {
            pass(PERIOD.plusNanos(1));
            ask("another");
        }

        assertThat(ask("card")).isEqualTo("card3");
    }

    @Test
    void tooMuchOfItIsForgottenBeforeItsTime() {
        ask("card");
        ask("a text longer than all that is kept");
        ask("another");
        ask("a text longer than all that is kept, too");
        ask("one more");

        assertThat(ask("card")).isEqualTo("card6");
    }
}
