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
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kitchensync.domain.event.Event;
import kitchensync.ingest.IngestSettings;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one store. One write is under way at a time; when it ends, all that has come meanwhile
 * goes into the next, so that a busy store shares a transaction among many requests and a quiet one waits for none.
 */
final class StoreQueue {

    private record Waiting(List<Event> events, UniEmitter<? super Appended> answer) {}

    private final IngestSettings.Queue limits;
    private final AtomicInteger allWaiting;
    private final EventStore.Write write;

    private final Queue<Waiting> queue = new ArrayDeque<>();
    private int waiting;
    private int written;
    private boolean writing;

    /** @param allWaiting events that wait or are being written, of all stores together */
    StoreQueue(IngestSettings.Queue limits, AtomicInteger allWaiting, EventStore.Write write) {
        this.limits = limits;
        this.allWaiting = allWaiting;
        this.write = write;
    }

    Uni<Appended> add(List<Event> events) {
        return Uni.createFrom().emitter(answer -> {
            QueueFull full = enter(new Waiting(events, answer));
            if (full == null) {
                writeNext();
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

    private void writeNext() {
        List<Waiting> requests = take();
        if (!requests.isEmpty()) {
            write(requests, gathered(requests));
        }
    }

    /** The requests for the next write; none while one is under way. */
    private synchronized List<Waiting> take() {
        List<Waiting> requests = new ArrayList<>();
        int events = 0;
        while (!writing && !queue.isEmpty()) {
            int next = queue.element().events().size();
            if (!requests.isEmpty() && events + next > limits.gatherEvents()) {
                break;
            }
            events += next;
            requests.add(queue.remove());
        }
        if (!requests.isEmpty()) {
            writing = true;
            waiting -= events;
            written = events;
        }
        return requests;
    }

    /** The events of all requests, each id once. */
    private static List<Event> gathered(List<Waiting> requests) {
        if (requests.size() == 1) {
            return requests.getFirst().events();
        }
        Map<UUID, Event> events = new LinkedHashMap<>();
        for (Waiting request : requests) {
            for (Event event : request.events()) {
                events.putIfAbsent(event.eventId(), event);
            }
        }
        return List.copyOf(events.values());
    }

    private void write(List<Waiting> requests, List<Event> events) {
        write.apply(events)
                .subscribe()
                .with(duplicates -> answer(requests, duplicates), failure -> fail(requests, failure));
    }

    private void answer(List<Waiting> requests, Set<UUID> stored) {
        done();
        if (requests.size() == 1) {
            requests.getFirst().answer().complete(new Appended(stored));
            return;
        }
        Set<UUID> seen = new HashSet<>(stored);
        for (Waiting request : requests) {
            Set<UUID> duplicates = new HashSet<>();
            for (Event event : request.events()) {
                // The second request of one write with the same id finds it stored by the first.
                if (!seen.add(event.eventId())) {
                    duplicates.add(event.eventId());
                }
            }
            request.answer().complete(new Appended(duplicates));
        }
    }

    /** When the database refuses what several requests sent together, each is tried by itself. */
    private void fail(List<Waiting> requests, Throwable failure) {
        if (requests.size() > 1 && failure instanceof StoreUnavailable refused && refused.byTheEvents()) {
            writeEach(requests.iterator());
        } else {
            done();
            requests.forEach(request -> request.answer().fail(failure));
        }
    }

    private void writeEach(Iterator<Waiting> requests) {
        if (!requests.hasNext()) {
            done();
            return;
        }
        Waiting request = requests.next();
        write.apply(request.events())
                .subscribe()
                .with(
                        duplicates -> {
                            request.answer().complete(new Appended(duplicates));
                            writeEach(requests);
                        },
                        failure -> {
                            request.answer().fail(failure);
                            writeEach(requests);
                        });
    }

    private void done() {
        synchronized (this) {
            writing = false;
            allWaiting.addAndGet(-written);
        }
        writeNext();
    }
}
