package kitchensync.bench.worker;

import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import kitchensync.domain.event.Event;
import org.jspecify.annotations.Nullable;

/** Events up to a time, which can be moved on. */
final class UntilTime implements Iterator<Event> {

    private final Iterator<Event> events;
    private Instant until;
    private @Nullable Event next;

    UntilTime(Iterator<Event> events, Instant until) {
        this.events = events;
        this.until = until;
    }

    void moveTo(Instant time) {
        until = time;
    }

    @Override
    public boolean hasNext() {
        if (next == null && events.hasNext()) {
            next = events.next();
        }
        return next != null && next.createdAt().isBefore(until);
    }

    @Override
    public Event next() {
        Event event = hasNext() ? next : null;
        if (event == null) {
            throw new NoSuchElementException();
        }
        next = null;
        return event;
    }
}
