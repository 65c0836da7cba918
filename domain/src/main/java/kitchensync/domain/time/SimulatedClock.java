package kitchensync.domain.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that starts where it is told, runs at a multiple of real time, and can be paused. It is a plain function
 * of the real time since its last change, so that nothing has to tick. Safe for many threads.
 */
public final class SimulatedClock extends Clock {

    private record Anchor(Instant simulated, Instant real, double speed) {}

    private final InstantSource real;
    private volatile Anchor anchor;

    /** A clock that stands still at {@code start} until {@link #run} is called. */
    public SimulatedClock(Instant start, InstantSource real) {
        this.real = real;
        this.anchor = new Anchor(start, real.instant(), 0);
    }

    /**
     * Goes on from the present simulated time at {@code speed} simulated seconds a real second; 0 pauses.
     *
     * @throws IllegalArgumentException when the speed is negative or not finite
     */
    public synchronized void run(double speed) {
        if (!(speed >= 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be 0 or more, not " + speed);
        }
        anchor = new Anchor(instant(), real.instant(), speed);
    }

    /** Moves to another time and keeps the speed. */
    public synchronized void moveTo(Instant simulated) {
        anchor = new Anchor(simulated, real.instant(), anchor.speed());
    }

    public double speed() {
        return anchor.speed();
    }

    @Override
    public Instant instant() {
        Anchor from = anchor;
        Duration elapsed = Duration.between(from.real(), real.instant());
        return from.simulated().plusNanos((long) (elapsed.toNanos() * from.speed()));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        InstantSource source = this::instant;
        return source.withZone(zone);
    }
}
