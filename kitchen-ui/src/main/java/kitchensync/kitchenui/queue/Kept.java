package kitchensync.kitchenui.queue;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Stencils that have been written, by what they were written from. What is asked for at least once a period is kept, what was
 * not asked for in two of them is forgotten. A period also ends when it has more than {@code limit} characters, so that no
 * number of pages takes more than twice that. For any number of threads; two at once may write the same.
 */
final class Kept {

    private record Period(
            long began, LongAdder characters, Map<Object, Stencil> stencils, Map<Object, Stencil> before) {

        Period(long began, Map<Object, Stencil> before) {
            this(began, new LongAdder(), new ConcurrentHashMap<>(), before);
        }
    }

    private final long nanos;
    private final long limit;
    private final LongSupplier clock;
    private volatile Period period;

    /** @param clock in nanoseconds, as {@link System#nanoTime()} */
    Kept(Duration period, long limit, LongSupplier clock) {
        this.nanos = period.toNanos();
        this.limit = limit;
        this.clock = clock;
        this.period = new Period(clock.getAsLong(), Map.of());
    }

    /** @param from all that the stencil depends on; its {@code equals} says whether it is the same */
    Stencil of(Object from, Supplier<String> write) {
        Period now = now();
        Stencil known = now.stencils().get(from);
        if (known != null) {
            return known;
        }
        Stencil stencil = now.before().get(from);
        if (stencil == null) {
            stencil = Stencil.of(write.get());
        }
        if (now.stencils().putIfAbsent(from, stencil) == null) {
            now.characters().add(stencil.length());
        }
        return stencil;
    }

    private Period now() {
        Period now = period;
        return isOver(now) ? next() : now;
    }

    private boolean isOver(Period now) {
        return clock.getAsLong() - now.began() > nanos || now.characters().sum() > limit;
    }

    private synchronized Period next() {
        if (isOver(period)) {
            period = new Period(clock.getAsLong(), period.stencils());
        }
        return period;
    }
}
