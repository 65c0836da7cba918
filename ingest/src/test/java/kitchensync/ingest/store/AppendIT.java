package kitchensync.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.ingest.EmptyStores;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database's function that stores events of several stores at once. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AppendIT {

    private static final String MOMENT = "50ms";

    @Inject
    AgroalDataSource database;

    @Inject
    EmptyStores stores;

    Rows rows;

    @BeforeEach
    void emptyStores() throws SQLException {
        rows = stores.of("012", "027");
    }

    /** Two events of store 012, then one of a store with this schema. */
    private static String append(List<UUID> ids, String schemaOfTheOther) {
        String all = ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","));
        return """
                select first_seq, duplicates from ingest.append(array['012','027'], array['store_012','%s'], array[2,1],
                  now(), array[%s]::uuid[], array['sale','sale','waste'], array['HOT_DOG','BRAT','BRAT'], array[1,2,3],
                  array[2.79,3.49,null], array[null,null,'late'], array[null,null,null]::uuid[],
                  array[now(),now(),now()], '%s')""".formatted(schemaOfTheOther, all, MOMENT);
    }

    private static List<UUID> ids() {
        return Stream.generate(UUID::randomUUID).limit(3).toList();
    }

    private static List<String> run(Connection connection, String sql) throws SQLException {
        List<String> answer = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                answer.add(row.getString(1) + " " + row.getString(2));
            }
        }
        return answer;
    }

    private List<String> stored() throws SQLException {
        return rows.of("select '012', seq, type, quantity from store_012.events"
                + " union all select '027', seq, type, quantity from store_027.events order by 1, 2");
    }

    @Test
    void eachStoreGetsItsOwnAndNumbersThemFromItsOwnHead() throws SQLException {
        List<UUID> ids = ids();
        UUID fresh = UUID.randomUUID();
        try (Connection connection = database.getConnection()) {
            assertThat(run(connection, append(ids, "store_027"))).containsExactly("1 {}", "1 {}");
            // Again, with one that is new
            assertThat(run(connection, append(List.of(fresh, ids.get(1), ids.get(2)), "store_027")))
                    .containsExactly("3 {" + ids.get(1) + "}", "2 {" + ids.get(2) + "}");
        }

        assertThat(stored()).containsExactly("012|1|sale|1", "012|2|sale|2", "012|3|sale|1", "027|1|waste|3");
        assertThat(rows.of("select last_seq from store_012.event_head")).containsExactly("3");
        assertThat(rows.of("select last_seq from store_027.event_head")).containsExactly("1");
    }

    /** The index of the month's partition does not know them. */
    @Test
    void whatWasReceivedInAnotherMonthIsNotStoredAgain() throws SQLException {
        List<UUID> ids = ids();
        try (Connection connection = database.getConnection()) {
            run(connection, append(ids, "store_027").replace("now(), array['", "now() + interval '1 month', array['"));

            assertThat(run(connection, append(List.of(UUID.randomUUID(), ids.get(1), ids.get(2)), "store_027")))
                    .containsExactly("3 {" + ids.get(1) + "}", "2 {" + ids.get(2) + "}");
        }

        assertThat(stored()).containsExactly("012|1|sale|1", "012|2|sale|2", "012|3|sale|1", "027|1|waste|3");
    }

    @Test
    void whatFailsInOneStoreIsStoredInNone() throws SQLException {
        try (Connection connection = database.getConnection()) {
            assertThatThrownBy(() -> run(connection, append(ids(), "store_nobody")))
                    .hasMessageContaining("store_nobody");
        }

        assertThat(stored()).isEmpty();
        assertThat(rows.of("select last_seq from store_012.event_head")).containsExactly("0");
    }

    @Test
    void aStoreThatSomebodyElseHoldsIsNotWaitedForLong() throws SQLException {
        try (Connection other = database.getConnection();
                Connection connection = database.getConnection();
                Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("select last_seq from store_027.event_head for update");

            assertThatThrownBy(() -> run(connection, append(ids(), "store_027")))
                    .isInstanceOf(SQLException.class)
                    .extracting(failure -> ((SQLException) failure).getSQLState())
                    .isEqualTo("55P03");

            other.rollback();
            assertThat(stored()).isEmpty();
            assertThat(run(connection, append(ids(), "store_027"))).hasSize(2);
        }
    }

    /** Whoever calls, it is the store's role that writes: what that may not do is not done. */
    @Test
    void itIsTheStoresRoleThatWrites() throws SQLException {
        rows.run("revoke insert on store_027.events from store_027");
        try (Connection connection = database.getConnection()) {
            assertThatThrownBy(() -> run(connection, append(ids(), "store_027")))
                    .hasMessageContaining("permission denied for table events");
        } finally {
            rows.run("grant insert on store_027.events to store_027");
        }

        assertThat(stored()).isEmpty();
    }

    /** Also within the transaction: role and search path are the store's for no longer than its own part. */
    @Test
    void theCallLeavesNoRoleAndNoSearchPathBehind() throws SQLException {
        String who = "select current_user, current_setting('search_path')";
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            List<String> before = run(connection, who);
            List<String> answer = run(connection, append(ids(), "store_027"));

            assertThat(answer).hasSize(2);
            assertThat(run(connection, who)).isEqualTo(before);
            connection.rollback();
        }
    }

    @Test
    void everyStoreIsCalledByNameAndOneThatCameSinceIsFound() throws SQLException {
        String calls = "select prosrc like '%return store_012.append(%', prosrc like '%return since.append(%'"
                + " from pg_proc where oid = 'ingest.append_to'::regproc";
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("create schema since");
                statement.execute("create function since.append(timestamptz, uuid[], text[], text[], integer[],"
                        + " numeric[], text[], uuid[], timestamptz[]) returns bigint[] return array[7, 1]");
            }

            List<UUID> ids = ids();
            assertThat(run(connection, append(ids, "since"))).containsExactly("1 {}", "7 {" + ids.get(2) + "}");
            assertThat(run(connection, calls)).containsExactly("t f");

            run(connection, "select ingest.make_append_to(), null");
            assertThat(run(connection, calls)).containsExactly("t t");
            assertThat(run(connection, append(ids, "since")).getLast()).isEqualTo("7 {" + ids.get(2) + "}");
            connection.rollback();
        }
    }
}
