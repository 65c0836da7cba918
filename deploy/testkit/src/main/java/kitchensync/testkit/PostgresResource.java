package kitchensync.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import kitchensync.embedded.LocalPostgres;
import org.jspecify.annotations.Nullable;

/** Gives a {@code @QuarkusTest} a real, empty Postgres as its default datasource. */
public final class PostgresResource implements QuarkusTestResourceLifecycleManager {

    private @Nullable LocalPostgres postgres;
    private @Nullable Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Folders.temporary("postgres");
            postgres = LocalPostgres.start(folder.resolve("data"), false);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return settings(postgres);
    }

    /** What points a service at this server. */
    public static Map<String, String> settings(LocalPostgres postgres) {
        return Map.of(
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres",
                "quarkus.datasource.jdbc.url",
                postgres.jdbcUrl(),
                "quarkus.datasource.reactive.url",
                postgres.reactiveUrl());
    }

    @Override
    public void stop() {
        try {
            if (postgres != null) {
                postgres.close();
            }
            Folders.delete(Objects.requireNonNull(folder));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
