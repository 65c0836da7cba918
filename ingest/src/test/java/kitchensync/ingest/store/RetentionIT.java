package kitchensync.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RetentionIT {

    private static final Instant JANUARY = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-15T12:00:00Z");
    private static int next = 100;

    @Inject
    AgroalDataSource database;

    @Inject
    StoreSchemas schemas;

    @Inject
    Partitions partitions;

    @Inject
    Catalogue catalogue;

    private Rows rows;
    private Writer writer;
    private Store store;

    @BeforeEach
    void aStoreWithTwoOldEventsAndANewOne() throws SQLException {
        rows = new Rows(database);
        writer = new Writer(database);
        store = Chain.ofSize(catalogue.stores(), ++next).getLast();
        schemas.migrate(List.of(store), done -> {});
        partitions.ensure(List.of(store), List.of(YearMonth.of(2026, 1), YearMonth.of(2026, 5)));
        writer.sales(store, JANUARY, 2);
        writer.sales(store, MAY, 1);
        numbered();
    }

    /** Asked again and again: while the service itself is numbering, another caller returns at once. */
    private void numbered() throws SQLException {
        do {
            rows.run("select ingest.number_commits()");
        } while (!rows.of("select count(*) from ingest.inbox").equals(List.of("0")));
    }

    @AfterEach
    void noReaders() throws SQLException {
        rows.run("delete from ingest.readers");
    }

    @Test
    void anOldMonthGoesOnceItIsExtracted() throws SQLException {
        extracted(2);
        long last = positionOf(2);

        assertThat(run(MAY).dropped()).isEqualTo(1);

        assertThat(events()).containsExactly("3");
        assertThat(rows.of("select first_seq from ingest.commits where store_id = '" + store.id() + "'"))
                .containsExactly("3");
        assertThat(oldest()).isEqualTo(last + 1);
    }

    @Test
    void whatIsNotExtractedStays() throws SQLException {
        long before = oldest();
        extracted(1);

        assertThat(run(MAY)).isEqualTo(new Retention.Dropped(0, 1));

        assertThat(events()).containsExactly("1", "2", "3");
        assertThat(oldest()).isEqualTo(before);
    }

    @Test
    void whatAReaderOfTheFeedHasNotPassedStays() throws SQLException {
        extracted(3);
        rows.run("insert into ingest.readers values ('fast', 1000000), ('slow', " + (positionOf(2) - 1) + ")");
        assertThat(run(MAY)).isEqualTo(new Retention.Dropped(0, 1));

        rows.run("update ingest.readers set position = " + positionOf(2) + " where reader = 'slow'");

        assertThat(run(MAY)).isEqualTo(new Retention.Dropped(1, 0));
    }

    @Test
    void whatHasNoPositionYetStays() throws SQLException {
        Store unnumbered = Chain.ofSize(catalogue.stores(), ++next).getLast();
        schemas.migrate(List.of(unnumbered), done -> {});
        partitions.ensure(List.of(unnumbered), List.of(YearMonth.of(2026, 1)));
        store = unnumbered;
        try (Connection nobodyNumbers = database.getConnection()) {
            nobodyNumbers.setAutoCommit(false);
            nobodyNumbers
                    .createStatement()
                    .execute("select pg_advisory_xact_lock(hashtextextended('ingest.number_commits', 0))");
            writer.sales(unnumbered, JANUARY, 2);
            rows.run("insert into ingest.extracted values ('" + unnumbered.id() + "', 2)");
            assertThat(run(MAY)).isEqualTo(new Retention.Dropped(0, 1));
            nobodyNumbers.rollback();
        }

        numbered();

        assertThat(run(MAY).dropped()).isEqualTo(1);
    }

    @Test
    void aMonthStaysUntilItsLastDayIsPastTheRetention() throws SQLException {
        extracted(3);

        assertThat(run(Instant.parse("2026-05-01T23:59:59Z")).dropped()).isZero();
        assertThat(run(Instant.parse("2026-05-02T00:00:00Z")).dropped()).isEqualTo(1);
    }

    @Test
    void writingAndNumberingGoOnAfterwards() throws SQLException {
        extracted(2);
        run(MAY);
        long head = Long.parseLong(rows.of("select position from ingest.head").getFirst());
        UUID id = UUID.randomUUID();

        assertThat(writer.sales(store, MAY, List.of(id))).isEqualTo(new Writer.Answer(4, 0));
        assertThat(writer.sales(store, MAY, List.of(id)).duplicates()).isEqualTo(1);
        numbered();

        assertThat(positionOf(4)).isEqualTo(head + 1);
        assertThat(events()).containsExactly("3", "4");
    }

    @Test
    void aStoreInUseIsPutOffAsAWhole() throws SQLException {
        extracted(2);
        try (Connection reader = database.getConnection()) {
            reader.setAutoCommit(false);
            try (var statement = reader.createStatement()) {
                statement.execute("select from " + store.schema() + ".events");
                assertThat(run(MAY).dropped()).isZero();
            }
            reader.rollback();
        }
        assertThat(events()).containsExactly("1", "2", "3");

        assertThat(run(MAY).dropped()).isEqualTo(1);
    }

    @Test
    void answersToNamedRequestsGoAfterADay() throws SQLException {
        rows.run("insert into " + store.schema() + ".idempotency_keys values"
                + " ('old', '', '', '2026-05-14T11:59:59Z'), ('young', '', '', '2026-05-14T12:00:01Z')");

        run(MAY);

        assertThat(rows.of("select key from " + store.schema() + ".idempotency_keys"))
                .containsExactly("young");
    }

    private Retention.Dropped run(Instant now) throws SQLException {
        return new Retention(database, Clock.fixed(now, ZoneOffset.UTC), Duration.ofDays(90), Duration.ofHours(24))
                .run(List.of(store));
    }

    private void extracted(long seq) throws SQLException {
        rows.run("insert into ingest.extracted values ('" + store.id() + "', " + seq + ")");
    }

    private List<String> events() throws SQLException {
        return rows.of("select seq from " + store.schema() + ".events order by seq");
    }

    private long oldest() throws SQLException {
        return Long.parseLong(rows.of("select oldest from ingest.head").getFirst());
    }

    private long positionOf(long seq) throws SQLException {
        return Long.parseLong(
                rows.of("select first_position + " + seq + " - first_seq from ingest.commits" + " where store_id = '"
                                + store.id() + "' and first_seq <= " + seq + " order by first_seq desc limit 1")
                        .getFirst());
    }
}
