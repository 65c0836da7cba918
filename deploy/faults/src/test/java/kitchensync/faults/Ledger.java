package kitchensync.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What the tills sent and what was acknowledged: the truth that everything else is held against. */
final class Ledger {

    private final Map<UUID, SentEvent> sent = new ConcurrentHashMap<>();
    private final Set<UUID> acknowledged = ConcurrentHashMap.newKeySet();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final AtomicLong retried = new AtomicLong();
    private final AtomicLong again = new AtomicLong();
    private final AtomicLong hungUp = new AtomicLong();

    void sending(Delivery delivery) {
        delivery.events().forEach(event -> sent.put(event.id(), event));
    }

    void acknowledged(Delivery delivery) {
        delivery.events().forEach(event -> acknowledged.add(event.id()));
    }

    /** The answer was lost or was "not now": the delivery has to be sent again. */
    void retried(Delivery delivery) {
        retried.addAndGet(delivery.events().size());
    }

    /** Sent once more although it was acknowledged. */
    void sentAgain(Delivery delivery) {
        again.addAndGet(delivery.events().size());
    }

    /** A sender hung up in the middle of these; none of them is in {@link #sent()}, so none may be stored. */
    void hungUp(Delivery delivery) {
        hungUp.addAndGet(delivery.events().size());
    }

    void refused(String how) {
        refused.add(how);
    }

    Map<UUID, SentEvent> sent() {
        return sent;
    }

    Set<UUID> acknowledged() {
        return acknowledged;
    }

    /** Answers that a right request may never get. */
    List<String> refused() {
        return new ArrayList<>(refused);
    }

    Tally tally() {
        return new Tally(sent.size(), acknowledged.size(), retried.get(), again.get(), hungUp.get());
    }

    /** Counts of events. */
    record Tally(long tried, long acknowledged, long retried, long sentAgain, long hungUp) {

        static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

        Tally since(Tally before) {
            return new Tally(
                    tried - before.tried,
                    acknowledged - before.acknowledged,
                    retried - before.retried,
                    sentAgain - before.sentAgain,
                    hungUp - before.hungUp);
        }
    }
}
