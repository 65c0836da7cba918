package kitchensync.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.ingest.access.AccessSettings.Access;
import kitchensync.ingest.access.AccessSettings.RateLimit;
import kitchensync.ingest.access.Admission.Asked;
import kitchensync.ingest.access.Admission.Decision;
import kitchensync.ingest.access.KeyTable.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdmissionTest {

    private static final Instant NOW = Instant.parse("2026-02-12T12:00:00Z");
    private static final KeyText SENT = KeyText.random();
    private static final AccessSettings SETTINGS = new TestSettings();

    private final Admission admission = new Admission(
            CatalogueFiles.read(Optional.empty(), Optional.empty()),
            new kitchensync.ingest.access.RateLimit(SETTINGS),
            SETTINGS);

    private record TestSettings() implements AccessSettings, RateLimit {

        @Override
        public Access access() {
            return Access.KEYS;
        }

        @Override
        public Optional<String> processKey() {
            return Optional.empty();
        }

        @Override
        public Optional<String> adminKey() {
            return Optional.empty();
        }

        @Override
        public Duration keysKnownFor() {
            return Duration.ofSeconds(5);
        }

        @Override
        public RateLimit rateLimit() {
            return this;
        }

        @Override
        public int requestsPerSecond() {
            return 1;
        }

        @Override
        public int burst() {
            return 3;
        }
    }

    private static ApiKey key(String store) {
        return new ApiKey(
                SENT.keyId(),
                "till",
                Optional.ofNullable(store),
                Set.of(Scope.WRITE, Scope.READ),
                NOW.minusSeconds(60),
                Optional.of(NOW.plusSeconds(60)),
                Optional.empty());
    }

    private Decision decide(String path, List<String> stores, KeyText sent, ApiKey key, Instant now) {
        List<String> segments = Rule.segments(path);
        Rule rule = Rule.ALL.stream()
                .filter(each -> each.matches(segments))
                .findFirst()
                .orElseThrow();
        Map<String, Stored> keys = Map.of(key.keyId(), new Stored(key, Optional.empty(), SecretHash.of(SENT.secret())));
        return admission.decide(new Asked(rule, segments, stores), sent, keys, now);
    }

    private static int status(Decision decision) {
        return switch (decision) {
            case Admission.In _ -> 200;
            case Admission.Refused refused -> refused.problem().getStatusCode();
        };
    }

    @ParameterizedTest
    @CsvSource({
        "/events/012/sales, 200",
        "/events/store_012/sales, 200",
        "/events/027/sales, 403",
        "/events/999/sales, 403",
        "/events/store_027, 403",
        "/events/STORE_012/sales, 403",
        "/events/012%20/sales, 403"
    })
    void aStoresKeyWritesForItsStoreOnly(String path, int status) {
        assertThat(status(decide(path, List.of(), SENT, key("012"), NOW))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"012 | 200", "store_012 | 200", "027 | 403", "012,027 | 403", "'' | 403", "999 | 403"},
            delimiter = '|')
    void aStoresKeyReadsItsStoreOnly(String stores, int status) {
        assertThat(status(decide("/stream", List.of(stores), SENT, key("012"), NOW)))
                .isEqualTo(status);
    }

    @Test
    void whoAsksForNoStoreIsNarrowedToItsOwn() {
        Decision decision = decide("/events", List.of(), SENT, key("012"), NOW);

        assertThat(decision).isEqualTo(new Admission.In(new Caller(SENT.keyId(), Optional.of("012"))));
    }

    @Test
    void aKeyOfTheChainReachesEveryStore() {
        assertThat(status(decide("/events/027/sales", List.of(), SENT, key(null), NOW)))
                .isEqualTo(200);
        assertThat(status(decide("/events", List.of("012,027"), SENT, key(null), NOW)))
                .isEqualTo(200);
    }

    @Test
    void aKeyEndsAtItsLastMoment() {
        assertThat(status(decide("/events", List.of(), SENT, key("012"), NOW.plusSeconds(59))))
                .isEqualTo(200);
        assertThat(status(decide("/events", List.of(), SENT, key("012"), NOW.plusSeconds(60))))
                .isEqualTo(401);
    }

    @Test
    void anotherSecretOrAnotherIdIsNoKey() {
        KeyText guessed = new KeyText(SENT.keyId(), KeyText.random().secret());

        assertThat(status(decide("/events", List.of(), guessed, key("012"), NOW)))
                .isEqualTo(401);
        assertThat(status(decide("/events", List.of(), KeyText.random(), key("012"), NOW)))
                .isEqualTo(401);
    }

    @Test
    void onlyRequestsWithTheRightSecretCountAgainstTheLimit() {
        KeyText guessed = new KeyText(SENT.keyId(), KeyText.random().secret());
        for (int i = 0; i < 20; i++) {
            decide("/events", List.of(), guessed, key("012"), NOW);
        }

        for (int i = 0; i < SETTINGS.rateLimit().burst(); i++) {
            assertThat(status(decide("/events", List.of(), SENT, key("012"), NOW)))
                    .isEqualTo(200);
        }
        assertThat(status(decide("/events", List.of(), SENT, key("012"), NOW))).isEqualTo(429);
    }

    @Test
    void noTextOfARefusalHoldsASecret() {
        assertThat(SENT.toString()).doesNotContain(SENT.secret());
        assertThat(KeyText.of(SENT.whole())).contains(SENT);
    }
}
