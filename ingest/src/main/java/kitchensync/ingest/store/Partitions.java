package kitchensync.ingest.store;

import io.agroal.api.AgroalDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kitchensync.domain.catalogue.Store;

/**
 * Makes the partitions of the stores' event tables: one a month of arrival, in UTC. They are made a month ahead; a
 * clock that was moved further finds its partition missing and has it made by {@link #ensure(Store, Instant)}.
 */
@Singleton
public class Partitions {

    private static final String CHECK_VIOLATION = "23514";
    private static final String ADD = "select ingest.add_partition($1, $2)";
    private static final String MISSING = """
            select schema_name, month::text
            from unnest(?::text[]) as s (schema_name) cross join unnest(?::date[]) as m (month)
            where to_regclass(format('%I.%I', schema_name, 'events_' || to_char(month, 'YYYY_MM'))) is null
            """;

    private record Missing(String schema, LocalDate month) {}

    private final Pool pool;
    private final AgroalDataSource database;
    private final Clock clock;

    Partitions(Pool pool, AgroalDataSource database, Clock clock) {
        this.pool = pool;
        this.database = database;
        this.clock = clock;
    }

    /** Makes the partition that takes what a store receives at this time, unless it is there. */
    public Uni<Void> ensure(Store store, Instant receivedAt) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.of(store.schema(), firstDay(receivedAt)))
                .replaceWithVoid();
    }

    /**
     * Does a write of a store, and once more when it finds no partition: a clock that jumped ahead has come to a month
     * that has none yet.
     *
     * @param write to be subscribed to again
     */
    <T> Uni<T> withPartition(Store store, Instant receivedAt, Uni<T> write) {
        return write.onFailure(Partitions::isMissing)
                .recoverWithUni(() -> ensure(store, receivedAt).chain(() -> write));
    }

    /** A check that has no name is that of the partitions. */
    private static boolean isMissing(Throwable failure) {
        return failure instanceof PgException refused
                && CHECK_VIOLATION.equals(refused.getSqlState())
                && refused.getConstraint() == null;
    }

    /** Makes the partitions of this month and the next. */
    public int ensureAhead(Collection<Store> stores) throws SQLException {
        YearMonth now = YearMonth.from(firstDay(clock.instant()));
        return ensure(stores, List.of(now, now.plusMonths(1)));
    }

    /**
     * Makes the partitions that are missing, each in a transaction of its own, so that no store waits for another.
     *
     * @return how many were missing
     */
    public int ensure(Collection<Store> stores, Collection<YearMonth> months) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<Missing> missing = missing(connection, stores, months);
            try (PreparedStatement add = connection.prepareStatement("select ingest.add_partition(?, ?)")) {
                for (Missing each : missing) {
                    add.setString(1, each.schema());
                    add.setObject(2, each.month());
                    add.execute();
                }
            }
            return missing.size();
        }
    }

    private static List<Missing> missing(Connection connection, Collection<Store> stores, Collection<YearMonth> months)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(MISSING)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text", stores.stream().map(Store::schema).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "date",
                            months.stream()
                                    .map(month -> month.atDay(1).toString())
                                    .toArray()));
            List<Missing> missing = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    missing.add(new Missing(rows.getString(1), LocalDate.parse(rows.getString(2))));
                }
            }
            return missing;
        }
    }

    private static LocalDate firstDay(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC)).atDay(1);
    }
}
