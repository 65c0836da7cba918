package kitchensync.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.catalogue.Store;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PartitionsIT {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Inject
    AgroalDataSource database;

    @Inject
    StoreSchemas schemas;

    @Inject
    Partitions partitions;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    private Store store;

    @BeforeEach
    void aStore() throws SQLException {
        store = Chain.ofSize(catalogue.stores(), 80).getLast();
        schemas.migrate(List.of(store), done -> {});
    }

    @Test
    void aTimeThatHasNoPartitionGetsOne() throws SQLException {
        Instant far = Instant.parse("2031-12-31T23:59:59.999Z");
        Writer writer = new Writer(database);
        assertThatThrownBy(() -> writer.sales(store, far, 1))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        failed -> assertThat(failed.getSQLState()).isEqualTo("23514"))
                .hasMessageContaining("no partition of relation");

        partitions.ensure(store, far).await().atMost(SOON);

        assertThat(writer.sales(store, far, 1).duplicates()).isZero();
    }

    @Test
    void manyAtOnceMakeItOnce() {
        Instant far = Instant.parse("2032-02-10T00:00:00Z");

        Uni.join()
                .all(IntStream.range(0, 8)
                        .mapToObj(i -> partitions.ensure(store, far))
                        .toList())
                .andFailFast()
                .await()
                .atMost(SOON);
    }

    @Test
    void aWriterIsNotWaitedFor() throws SQLException {
        try (Connection writing = database.getConnection()) {
            writing.setAutoCommit(false);
            Writer.sales(writing, store, clock.instant(), List.of(UUID.randomUUID()));

            // Then a partition can be made while that transaction is open
            partitions
                    .ensure(store, Instant.parse("2033-03-10T00:00:00Z"))
                    .await()
                    .atMost(SOON);
            writing.rollback();
        }
    }
}
