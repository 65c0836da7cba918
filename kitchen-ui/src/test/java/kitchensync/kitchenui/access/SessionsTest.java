package kitchensync.kitchenui.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.domain.catalogue.CatalogueFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

    private static final Instant MORNING = Instant.parse("2026-02-12T06:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private Instant now = MORNING;

    @TempDir
    Path folder;

    @BeforeEach
    void files() throws IOException {
        UserFile.write(folder.resolve("users.yaml"), LoggedIn.users());
        Files.write(folder.resolve("key"), new byte[32]);
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private Sessions sessions(String access) {
        AccessSettings settings = TestSettings.of(Map.of(
                "access",
                access,
                "users-file",
                folder.resolve("users.yaml").toString(),
                "session.key-file",
                folder.resolve("key").toString(),
                "oidc.ask-again-after",
                "12h"));
        Users users = new Users(settings, vertx);
        users.start(new StartupEvent());
        java.time.Clock clock = new java.time.Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public java.time.Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        return new Sessions(
                settings, users, CatalogueFiles.read(Optional.empty(), Optional.empty()), new Seal(settings), clock);
    }

    /** The users of the file have hashes of their own salt. */
    private User filed(String name) throws IOException {
        return UserFile.read(folder.resolve("users.yaml")).stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTabletStaysLoggedInAsLongAsItIsUsedAndAtMostThirtyDays() throws IOException {
        Sessions sessions = sessions("users");
        String cookie = sessions.cookie(sessions.begin(filed("grill")));

        cookie = used(sessions, cookie, 58);
        assertThat(sessions.of(cookie)).isPresent();
        now = MORNING.plus(Duration.ofDays(30));
        assertThat(sessions.of(cookie)).isEmpty();
    }

    /** Somebody has used it every twelve hours. */
    private String used(Sessions sessions, String cookie, int times) {
        String renewed = cookie;
        for (int shift = 0; shift < times; shift++) {
            now = now.plus(Duration.ofHours(12));
            renewed = sessions.cookie(sessions.of(renewed).orElseThrow());
        }
        return renewed;
    }

    @Test
    void aTabletThatWasSetUpAtNoonIsAskedAtFourInTheMorning() throws IOException {
        // Noon in Wisconsin; in the meantime its clocks go forward
        now = Instant.parse("2026-02-12T18:00:00Z");
        Sessions sessions = sessions("users");
        String cookie = used(sessions, sessions.cookie(sessions.begin(filed("grill"))), 59);

        now = Instant.parse("2026-03-14T08:59:59Z");
        assertThat(sessions.of(cookie)).isPresent();
        now = Instant.parse("2026-03-14T09:00:00Z");
        assertThat(sessions.of(cookie)).isEmpty();
    }

    @Test
    void anIdleSessionEndsTheManagersBeforeTheTablets() throws IOException {
        Sessions sessions = sessions("users");
        String crew = sessions.cookie(sessions.begin(filed("grill")));
        String manager = sessions.cookie(sessions.begin(filed("mia")));

        now = MORNING.plus(Duration.ofHours(8)).minusSeconds(1);
        assertThat(sessions.of(manager)).isPresent();
        now = MORNING.plus(Duration.ofHours(8));
        assertThat(sessions.of(manager)).isEmpty();
        now = MORNING.plus(Duration.ofHours(16)).minusSeconds(1);
        assertThat(sessions.of(crew)).isPresent();
        now = MORNING.plus(Duration.ofHours(16));
        assertThat(sessions.of(crew)).isEmpty();
    }

    @Test
    void aRestartKeepsSessionsAndAnotherKeyEndsThem() throws IOException {
        Sessions before = sessions("users");
        String cookie = before.cookie(before.begin(filed("mia")));

        assertThat(sessions("users").of(cookie).map(held -> held.viewer().name()))
                .contains("mia");
        Files.writeString(folder.resolve("key"), "another key of more than 32 bytes..");
        assertThat(sessions("users").of(cookie)).isEmpty();
    }

    @Test
    void aChangedCookieIsNoSession() throws IOException {
        Sessions sessions = sessions("users");
        String cookie = sessions.cookie(sessions.begin(filed("grill")));
        int dot = cookie.indexOf('.');
        String other = sessions.cookie(sessions.begin(filed("root")));

        for (String changed : List.of(
                "",
                ".",
                "x" + cookie,
                cookie.substring(0, dot),
                other.substring(0, other.indexOf('.')) + cookie.substring(dot),
                cookie + "A",
                "a".repeat(5000) + cookie.substring(dot))) {
            assertThat(sessions.of(changed)).as(changed).isEmpty();
        }
        assertThat(sessions.of(cookie)).isPresent();
    }

    @Test
    void whatAProviderSaidCountsForTwelveHoursAndOnlyWhereItIsAsked() {
        Sessions oidc = sessions("oidc");
        User person = new User("eva", Role.CREW, List.of("012"), List.of(), "");
        String cookie = oidc.cookie(oidc.beginClaimed(person));

        assertThat(oidc.of(cookie).map(held -> held.viewer().onlyStores()).orElseThrow())
                .contains(java.util.Set.of("012"));
        assertThat(sessions("users").of(cookie)).isEmpty();
        now = MORNING.plus(Duration.ofHours(12));
        assertThat(oidc.of(cookie)).isEmpty();
    }
}
