package kitchensync.local.serve;

import static java.util.stream.Collectors.joining;

import io.quarkus.arc.Unremovable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.ingest.access.ApiKey;
import kitchensync.ingest.access.ApiKeys;
import kitchensync.ingest.access.Caller;
import kitchensync.ingest.access.KeyRefused;
import kitchensync.ingest.access.Scope;
import kitchensync.ingest.store.IngestSchema;

/** Does what the command {@code keys} asks, and answers in lines for a person. */
@Singleton
@Unremovable
public class KeyTasks {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Caller COMMAND = new Caller("command", Optional.empty());
    private static final String ROW = "%-14s %-8s %-8s %-17s %-20s %s";

    private final ApiKeys keys;
    private final IngestSchema schema;
    private final InstantSource time = InstantSource.system();

    KeyTasks(ApiKeys keys, IngestSchema schema) {
        this.keys = keys;
        this.schema = schema;
    }

    /** @throws IOException in words, when it cannot be done as asked */
    public String run(KeyTask task) throws IOException, SQLException {
        schema.migrate();
        try {
            return switch (task.action()) {
                case CREATE ->
                    made(
                            keys.create(
                                    COMMAND,
                                    Optional.ofNullable(task.name()).orElse(""),
                                    Optional.ofNullable(task.store()),
                                    task.scopes().stream().map(Scope::of).collect(Collectors.toSet()),
                                    Optional.ofNullable(task.time())),
                            "");
                case ROTATE ->
                    made(
                            keys.rotate(
                                    COMMAND,
                                    keyId(task),
                                    Optional.ofNullable(task.time()).orElse(Duration.ofDays(1))),
                            " Tell it to who uses the old one, which ends soon: see ./kitchensync keys list.");
                case REVOKE -> {
                    await(keys.revoke(COMMAND, keyId(task)).replaceWith(true));
                    yield "Key " + keyId(task) + " is revoked.";
                }
                case LIST -> list(await(keys.list(COMMAND)));
            };
        } catch (KeyRefused refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    private static String keyId(KeyTask task) {
        return Optional.ofNullable(task.keyId()).orElse("");
    }

    private static <T> T await(Uni<T> result) {
        return result.await().atMost(LIMIT);
    }

    private String made(Uni<ApiKeys.Made> making, String more) {
        ApiKeys.Made made = await(making);
        ApiKey key = made.key();
        return made.text().whole() + "\nThis key is shown only this once. It may "
                + key.scopes().stream().map(Scope::text).sorted().collect(joining(", "))
                + key.storeId().map(id -> " for store " + id).orElse(" for the whole chain")
                + key.expiresAt()
                        .map(end -> " until " + end.truncatedTo(ChronoUnit.SECONDS))
                        .orElse(" until it is revoked")
                + "." + more;
    }

    private String list(List<ApiKey> all) {
        Instant now = time.instant();
        if (all.isEmpty()) {
            return "There are no keys; make one with ./kitchensync keys create.";
        }
        return Stream.concat(
                        Stream.of(ROW.formatted("KEY_ID", "STATE", "STORE", "SCOPES", "EXPIRES", "NAME")),
                        all.stream().map(key -> row(key, now)))
                .collect(joining("\n"));
    }

    private static String row(ApiKey key, Instant now) {
        return ROW.formatted(
                key.keyId(),
                key.state(now).name().toLowerCase(Locale.ROOT),
                key.storeId().orElse("all"),
                key.scopes().stream().map(Scope::text).sorted().collect(joining(",")),
                key.expiresAt()
                        .map(end -> end.truncatedTo(ChronoUnit.SECONDS).toString())
                        .orElse("never"),
                key.name());
    }
}
