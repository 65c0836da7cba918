package kitchensync.kitchenui.access;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Checks names and passwords, and slows down who guesses. */
@Singleton
class Logins {

    private static final Logger LOG = Logger.getLogger(Logins.class);

    /** Checks at a time: each takes a processor for a quarter of a second. */
    private static final int AT_ONCE = 2;

    /** As many as are checked within five seconds. */
    private static final int MOST_WAITING = 40;

    private static final int NETWORK_BYTES = 8;
    private static final Duration BUSY = Duration.ofSeconds(10);

    sealed interface Outcome {}

    record In(User user) implements Outcome {}

    record Wrong() implements Outcome {}

    record TooMany(Duration time) implements Outcome {}

    /** What is counted, and where. */
    private record Count(Buckets buckets, String key) {}

    private final Users users;

    /** Of their own: who waits for a check keeps no thread from the pages. */
    private final ExecutorService checks = new ThreadPoolExecutor(
            AT_ONCE,
            AT_ONCE,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("login-", 0).factory());

    /** A person at a device mistypes; a name from everywhere is guessed by many; a store has one address for all. */
    private final Buckets ofNameAtAddress = new Buckets(5, 1, Duration.ofSeconds(30));

    private final Buckets ofName = new Buckets(50, 1, Duration.ofSeconds(30));
    private final Buckets ofAddress = new Buckets(30, 1, Duration.ofSeconds(10));

    Logins(Users users) {
        this.users = users;
    }

    /** Takes a quarter of a second, whether there is such a user or not. Only failures count. */
    Uni<Outcome> check(String name, String password, String address) {
        String known = User.isName(name) ? name : "";
        String network = network(address);
        List<Count> counted = new ArrayList<>();
        for (Count each : List.of(
                new Count(ofAddress, network),
                new Count(ofNameAtAddress, known + " " + network),
                new Count(ofName, known))) {
            Optional<Duration> wait = each.buckets().take(each.key());
            if (wait.isPresent()) {
                giveBack(counted);
                LOG.warnf("too many failed logins from address %s", Pseudonym.of(address));
                return Uni.createFrom().item(new TooMany(wait.get()));
            }
            counted.add(each);
        }
        return Uni.createFrom()
                .item(() -> compared(known, password, address, counted))
                .runSubscriptionOn(checks)
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(() -> {
                    giveBack(counted);
                    return new TooMany(BUSY);
                });
    }

    private Outcome compared(String known, String password, String address, List<Count> counted) {
        Optional<User> user = users.find(known);
        if (!Passwords.matches(user, password)) {
            LOG.infof("a login failed from address %s", Pseudonym.of(address));
            return new Wrong();
        }
        giveBack(counted);
        LOG.infof("user %s has logged in from address %s", Pseudonym.of(known), Pseudonym.of(address));
        return new In(user.orElseThrow());
    }

    private static void giveBack(List<Count> counted) {
        counted.forEach(taken -> taken.buckets().giveBack(taken.key()));
    }

    /** What of an address a caller cannot choose: of IPv6 the first half, as a network has all that begin with it. */
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address v6
                    ? HexFormat.of().formatHex(v6.getAddress(), 0, NETWORK_BYTES)
                    : address;
        } catch (IllegalArgumentException noAddress) {
            return address;
        }
    }

    @PreDestroy
    void stop() {
        checks.shutdownNow();
    }
}
