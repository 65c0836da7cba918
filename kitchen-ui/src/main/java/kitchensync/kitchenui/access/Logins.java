package kitchensync.kitchenui.access;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Checks names and passwords, and slows down who guesses. */
@Singleton
class Logins {

    private static final Logger LOG = Logger.getLogger(Logins.class);

    /** Checks at a time: each takes a processor for a quarter of a second. */
    private static final int AT_ONCE = 2;

    private static final long PATIENCE_SECONDS = 5;
    private static final Duration BUSY = Duration.ofSeconds(10);

    sealed interface Outcome {}

    record In(User user) implements Outcome {}

    record Wrong() implements Outcome {}

    record TooMany(Duration time) implements Outcome {}

    /** What is counted, and where. */
    private record Count(Buckets buckets, String key) {}

    private final Users users;
    private final Semaphore checks = new Semaphore(AT_ONCE);

    /** A person at a device mistypes; a name from everywhere is guessed by many; a store has one address for all. */
    private final Buckets ofNameAtAddress = new Buckets(5, 1, Duration.ofSeconds(30));

    private final Buckets ofName = new Buckets(50, 1, Duration.ofSeconds(30));
    private final Buckets ofAddress = new Buckets(30, 1, Duration.ofSeconds(10));

    Logins(Users users) {
        this.users = users;
    }

    /** Takes a quarter of a second, whether there is such a user or not. Only failures count. */
    Outcome check(String name, String password, String address) throws InterruptedException {
        String known = User.isName(name) ? name : "";
        List<Count> counted = new ArrayList<>();
        for (Count each : List.of(
                new Count(ofAddress, address),
                new Count(ofNameAtAddress, known + " " + address),
                new Count(ofName, known))) {
            Optional<Duration> wait = each.buckets().take(each.key());
            if (wait.isPresent()) {
                counted.forEach(taken -> taken.buckets().giveBack(taken.key()));
                LOG.warnf("too many failed logins from address %s", Pseudonym.of(address));
                return new TooMany(wait.get());
            }
            counted.add(each);
        }
        if (!checks.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            counted.forEach(taken -> taken.buckets().giveBack(taken.key()));
            return new TooMany(BUSY);
        }
        try {
            Optional<User> user = users.find(known);
            if (!Passwords.matches(user, password)) {
                LOG.infof("a login failed from address %s", Pseudonym.of(address));
                return new Wrong();
            }
            counted.forEach(taken -> taken.buckets().giveBack(taken.key()));
            LOG.infof("user %s has logged in from address %s", Pseudonym.of(known), Pseudonym.of(address));
            return new In(user.orElseThrow());
        } finally {
            checks.release();
        }
    }
}
