package kitchensync.kitchenui.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import org.jspecify.annotations.Nullable;

/**
 * Begins, recognizes and ends sessions. They live in the browser's cookie alone, so that they survive a restart and
 * are known to every process with the same key.
 */
@Singleton
class Sessions {

    /** Of the idle time; a cookie is set anew at most this often. */
    private static final int RENEWALS = 20;

    private static final Duration TWO_DAYS = Duration.ofDays(2);

    /** When even a kitchen that never closes is between its shifts. */
    private static final LocalTime NIGHT = LocalTime.of(4, 0);

    private static final int LONGEST_COOKIE = 4000;
    private static final int MOST_ENDED = 10_000;

    /**
     * A session that holds.
     *
     * @param idle how long it lasts from its last renewal
     */
    record Held(Session session, Viewer viewer, Duration idle, boolean due) {}

    private final AccessSettings settings;
    private final Users users;
    private final Catalogue catalogue;
    private final Seal seal;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Boolean> ended = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_ENDED;
        }
    });

    Sessions(AccessSettings settings, Users users, Catalogue catalogue, Seal seal, @RealTime Clock clock) {
        this.settings = settings;
        this.users = users;
        this.catalogue = catalogue;
        this.seal = seal;
        this.clock = clock;
    }

    /** For a user of the file. */
    Held begin(User user) {
        return begin(user.name(), null, user);
    }

    /** For who has logged in at the provider. */
    Held beginClaimed(User person) {
        return begin(person.name(), person, person);
    }

    private Held begin(String name, @Nullable User claimed, User user) {
        byte[] id = new byte[16];
        random.nextBytes(id);
        long now = clock.instant().getEpochSecond();
        Session session = new Session(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                name,
                claimed,
                now,
                now,
                seal.stamp(user.password()));
        return new Held(session, user.viewer(catalogue), idle(user), true);
    }

    /** The session of a cookie, if it is ours, has not run out and its user is still there with that password. */
    Optional<Held> of(@Nullable String cookie) {
        return cookie == null || cookie.length() > LONGEST_COOKIE
                ? Optional.empty()
                : seal.open(cookie).flatMap(this::read).flatMap(this::hold);
    }

    private Optional<Session> read(byte[] content) {
        try {
            return Optional.of(json.readValue(content, Session.class));
        } catch (IOException older) {
            // Sealed by us, but by another version: its holder logs in again.
            return Optional.empty();
        }
    }

    private Optional<Held> hold(Session session) {
        boolean oidc = settings.access() == AccessSettings.Access.OIDC;
        Optional<User> user =
                oidc ? session.person() : users.find(session.name()).filter(known -> session.claimed() == null);
        Instant now = clock.instant();
        return user.filter(known -> seal.stamp(known.password()).equals(session.stamp()))
                .filter(known -> !ended.containsKey(session.id()))
                .filter(known -> !isTooOld(session, known, now))
                .filter(known -> now.isBefore(start(session.seen()).plus(idle(known))))
                .map(known ->
                        new Held(session, known.viewer(catalogue), idle(known), isDue(session, idle(known), now)));
    }

    /** A tablet of the crew must not ask at noon: its last day ends at night, before it is over. */
    private boolean isTooOld(Session session, User user, Instant now) {
        Instant end = start(session.issued()).plus(longest());
        if (user.role() != Role.CREW || longest().compareTo(TWO_DAYS) < 0 || now.isBefore(end.minus(TWO_DAYS))) {
            return !now.isBefore(end);
        }
        ZoneId zone = user.viewer(catalogue).stores(catalogue).stream()
                .findFirst()
                .map(Store::zone)
                .orElse(ZoneOffset.UTC);
        ZonedDateTime night = end.atZone(zone).with(NIGHT);
        return !now.isBefore((night.toInstant().isAfter(end) ? night.minusDays(1) : night).toInstant());
    }

    private static Instant start(long seconds) {
        return Instant.ofEpochSecond(seconds);
    }

    private static boolean isDue(Session session, Duration idle, Instant now) {
        return !now.isBefore(start(session.seen()).plus(idle.dividedBy(RENEWALS)));
    }

    private Duration longest() {
        Duration atMost = settings.session().atMost();
        Duration askAgain = settings.oidc().askAgainAfter();
        return settings.access() == AccessSettings.Access.OIDC && askAgain.compareTo(atMost) < 0 ? askAgain : atMost;
    }

    private Duration idle(User user) {
        return user.role() == Role.CREW
                ? settings.session().crewIdle()
                : settings.session().idle();
    }

    /** The value of the cookie, as of now. */
    String cookie(Held held) {
        try {
            return seal.sealed(json.writeValueAsBytes(held.session().seenAt(clock.instant())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether a browser can keep it: of a person with hundreds of claimed stores it cannot. */
    boolean fits(Held held) {
        return cookie(held).length() <= LONGEST_COOKIE;
    }

    /** For this process, until it has ended ten thousand others; the browser forgets it too. */
    void end(Session session) {
        ended.put(session.id(), true);
    }
}
