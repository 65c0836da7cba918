package kitchensync.faults;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeoutException;

/** Tills of several stores that sell all the time, and clients that hang up. */
final class Load implements AutoCloseable {

    private static final Duration SETTLE_LIMIT = Duration.ofSeconds(90);

    private final Ledger ledger;
    private final List<Till> tills = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Deliveries> doomed = new ArrayList<>();
    private int hangUps;

    Load(List<String> stores, List<Integer> ports, Ledger ledger, long seed) {
        this.ledger = ledger;
        SplittableRandom random = new SplittableRandom(seed);
        for (String store : stores) {
            Till till =
                    new Till(new Deliveries(store, random.split(), Clock.systemUTC()), ledger, ports, random.split());
            tills.add(till);
            threads.add(Thread.ofPlatform().name("till-" + store).start(till));
            doomed.add(new Deliveries(store, random.split(), Clock.systemUTC()));
        }
    }

    /** A client of a store begins a request of good events and hangs up before its end. */
    void hangUp(int port) throws IOException {
        Deliveries store = doomed.get(hangUps++ % doomed.size());
        Delivery delivery = store.next();
        while (delivery.form() == Delivery.Form.GZIPPED_LINES) {
            delivery = store.next();
        }
        Till.hangUp(delivery, port, ledger);
    }

    /**
     * Sells no more and waits until everything sent is acknowledged.
     *
     * @throws TimeoutException when some of it never is
     */
    void settle() throws InterruptedException, TimeoutException {
        tills.forEach(till -> till.sell(false));
        long until = System.nanoTime() + SETTLE_LIMIT.toNanos();
        while (!tills.stream().allMatch(Till::isSettled)) {
            if (System.nanoTime() > until) {
                throw new TimeoutException("after %s tills still wait for answers: %s"
                        .formatted(
                                SETTLE_LIMIT,
                                tills.stream()
                                        .filter(till -> !till.isSettled())
                                        .map(Till::trouble)
                                        .toList()));
            }
            Thread.sleep(20);
        }
    }

    void goOn() {
        tills.forEach(till -> till.sell(true));
    }

    @Override
    public void close() throws InterruptedException {
        tills.forEach(Till::close);
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join();
        }
    }
}
