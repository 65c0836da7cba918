package kitchensync.predictor.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import kitchensync.domain.slot.Slot;

/** The slot that begins next, at the same instant in every store, and its place in each store's own week. */
public record NextSlot(Instant start) {

    private static final Duration LENGTH = Duration.ofMinutes(Slot.MINUTES);

    /** The first slot that begins after {@code now}. */
    public static NextSlot after(Instant now) {
        return new NextSlot(Slot.startOf(now).plus(LENGTH));
    }

    /** Start of the slot that is running until then. */
    public Instant runningStart() {
        return start.minus(LENGTH);
    }

    public Slot in(ZoneId zone) {
        return Slot.of(start, zone);
    }

    public Slot runningIn(ZoneId zone) {
        return Slot.of(runningStart(), zone);
    }
}
