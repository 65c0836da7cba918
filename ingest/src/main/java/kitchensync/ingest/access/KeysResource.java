package kitchensync.ingest.access;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kitchensync.ingest.api.Key;
import kitchensync.ingest.api.KeyRequest;
import kitchensync.ingest.api.KeysApi;
import kitchensync.ingest.api.NewKey;
import kitchensync.ingest.api.Rotation;
import org.jspecify.annotations.Nullable;

/** The contract's paths for keys; a store's admin key reaches the keys of its store only. */
public class KeysResource implements KeysApi {

    private static final Duration DEFAULT_OVERLAP = Duration.ofDays(1);

    private final ApiKeys keys;
    private final RoutingContext request;
    private final Clock clock;

    KeysResource(ApiKeys keys, RoutingContext request, @RealTime Clock clock) {
        this.keys = keys;
        this.request = request;
        this.clock = clock;
    }

    @Override
    public Uni<List<Key>> listKeys() {
        Instant now = clock.instant();
        return refusing(() -> keys.list(caller())
                .map(all -> all.stream().map(key -> shown(key, now)).toList()));
    }

    @Override
    public Uni<NewKey> createKey(@Nullable KeyRequest body) {
        KeyRequest wanted = Optional.ofNullable(body).orElse(new KeyRequest(null, null, null, null));
        return made(() -> keys.create(
                caller(),
                Optional.ofNullable(wanted.name()).orElse(""),
                Optional.ofNullable(wanted.storeId()),
                scopes(wanted.scopes()),
                Optional.ofNullable(wanted.expiresIn()).map(text -> duration("expires_in", text))));
    }

    @Override
    public Uni<NewKey> rotateKey(String keyId, @Nullable Rotation body) {
        return made(() -> keys.rotate(
                caller(),
                keyId,
                Optional.ofNullable(body)
                        .flatMap(rotation -> Optional.ofNullable(rotation.overlap()))
                        .map(text -> duration("overlap", text))
                        .orElse(DEFAULT_OVERLAP)));
    }

    @Override
    public Uni<Void> revokeKey(String keyId) {
        return refusing(() -> keys.revoke(caller(), keyId));
    }

    private Uni<NewKey> made(Supplier<Uni<ApiKeys.Made>> making) {
        // What is shown once must not be shown again by a cache.
        request.response().putHeader("Cache-Control", "no-store");
        Instant now = clock.instant();
        return refusing(making).map(made -> new NewKey(made.text().whole(), shown(made.key(), now)));
    }

    private Caller caller() {
        return Caller.of(request);
    }

    private static <T> Uni<T> refusing(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> work.get())
                .onFailure(KeyRefused.class)
                .transform(refused -> problem((KeyRefused) refused));
    }

    private static HttpProblem problem(KeyRefused refused) {
        return HttpProblem.builder()
                .withTitle(refused.reason().title())
                .withStatus(refused.reason().status())
                .withDetail(refused.getMessage())
                .build();
    }

    private static Set<Scope> scopes(@Nullable List<String> texts) {
        return texts == null ? Set.of() : texts.stream().map(Scope::of).collect(Collectors.toSet());
    }

    private static Duration duration(String field, String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException unreadable) {
            throw new KeyRefused(KeyRefused.Reason.INVALID, field + " must be an ISO 8601 duration, P90D or PT24H say");
        }
    }

    private static Key shown(ApiKey key, Instant now) {
        return new Key(
                key.keyId(),
                key.name(),
                key.storeId().orElse(null),
                key.scopes().stream().map(Scope::text).sorted().toList(),
                key.state(now).name().toLowerCase(Locale.ROOT),
                utc(key.createdAt()),
                key.expiresAt().map(KeysResource::utc).orElse(null),
                key.revokedAt().map(KeysResource::utc).orElse(null));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
