package kitchensync.ingest.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one store. One write is under way at a time; all that comes meanwhile goes into the next,
 * so that a busy store shares a transaction among many requests and a quiet one waits for none.
 */
final class StoreQueue {

    private record Waiting(List<Event> events, UniEmitter<? super Appended> answer) {}

    private final Store store;
    private final IngestSettings.Queue limits;
    private final AtomicInteger allWaiting;
    private final Writes writes;

    private final Queue<Waiting> queue = new ArrayDeque<>();
    private int waiting;
    private boolean writing;

    /** @param allWaiting events that wait or are being written, of all stores together */
    StoreQueue(Store store, IngestSettings.Queue limits, AtomicInteger allWaiting, Writes writes) {
        this.store = store;
        this.limits = limits;
        this.allWaiting = allWaiting;
        this.writes = writes;
    }

    Uni<Appended> add(List<Event> events) {
        return Uni.createFrom().emitter(answer -> {
            QueueFull full = enter(new Waiting(events, answer));
            if (full == null) {
                writes.ready(this);
            } else {
                answer.fail(full);
            }
        });
    }

    private synchronized @Nullable QueueFull enter(Waiting request) {
        int size = request.events().size();
        // An empty queue takes any request: the largest may be larger than the queue.
        if (waiting > 0 && waiting + size > limits.storeEvents()) {
            return new QueueFull("too many events of this store wait for the database");
        }
        // What is being written still counts; when there is nothing else, the largest request is let in.
        if (allWaiting.addAndGet(size) > limits.events() && allWaiting.get() > size) {
            allWaiting.addAndGet(-size);
            return new QueueFull("too many events wait for the database");
        }
        waiting += size;
        queue.add(request);
        return null;
    }

    synchronized int waiting() {
        return waiting;
    }

    /** What is to be written next, whole requests; none while a write is under way. It has to be ended. */
    synchronized Optional<Part> next() {
        if (writing || queue.isEmpty()) {
            return Optional.empty();
        }
        List<Waiting> requests = new ArrayList<>();
        int events = 0;
        do {
            events += queue.element().events().size();
            requests.add(queue.remove());
        } while (!queue.isEmpty() && events + queue.element().events().size() <= limits.gatherEvents());
        writing = true;
        waiting -= events;
        return Optional.of(new Part(requests, events));
    }

    /** Requests of one store that are written together; either they are stored or they have failed, once. */
    final class Part {

        private final List<Waiting> requests;
        private final int size;
        private final List<Event> events;

        private Part(List<Waiting> requests, int size) {
            this.requests = requests;
            this.size = size;
            this.events = requests.size() == 1 ? requests.getFirst().events() : eachOnce(requests);
        }

        Store store() {
            return store;
        }

        /** With ids that differ. */
        List<Event> events() {
            return events;
        }

        void stored(Set<UUID> duplicates) {
            end();
            if (requests.size() == 1) {
                requests.getFirst().answer().complete(new Appended(duplicates));
                return;
            }
            Set<UUID> seen = new HashSet<>(duplicates);
            for (Waiting request : requests) {
                Set<UUID> again = new HashSet<>();
                for (Event event : request.events()) {
                    // The second request of one write with the same id finds it stored by the first.
                    if (!seen.add(event.eventId())) {
                        again.add(event.eventId());
                    }
                }
                request.answer().complete(new Appended(again));
            }
        }

        /** When the database refuses what several requests sent together, each is tried by itself. */
        void failed(Throwable failure) {
            if (requests.size() > 1 && failure instanceof StoreUnavailable refused && refused.byTheEvents()) {
                writeEach(requests.iterator());
            } else {
                end();
                requests.forEach(request -> request.answer().fail(failure));
            }
        }

        private void writeEach(Iterator<Waiting> rest) {
            if (!rest.hasNext()) {
                end();
                return;
            }
            Waiting request = rest.next();
            writes.alone(store, request.events())
                    .subscribe()
                    .with(
                            duplicates -> {
                                request.answer().complete(new Appended(duplicates));
                                writeEach(rest);
                            },
                            failure -> {
                                request.answer().fail(failure);
                                writeEach(rest);
                            });
        }

        private void end() {
            boolean more;
            synchronized (StoreQueue.this) {
                writing = false;
                allWaiting.addAndGet(-size);
                more = !queue.isEmpty();
            }
            if (more) {
                writes.ready(StoreQueue.this);
            }
        }
    }

    private static List<Event> eachOnce(List<Waiting> requests) {
        Map<UUID, Event> events = new LinkedHashMap<>();
        for (Waiting request : requests) {
            for (Event event : request.events()) {
                events.putIfAbsent(event.eventId(), event);
            }
        }
        return List.copyOf(events.values());
    }
}
