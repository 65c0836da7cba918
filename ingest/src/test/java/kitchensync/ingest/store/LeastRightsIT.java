package kitchensync.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.catalogue.Store;
import kitchensync.ingest.IngestSettings;
import kitchensync.ingest.Rows;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ingest with a login that may make schemas and roles, and nothing more: as an operator would give it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LeastRightsIT {

    private static final String LOGIN = "least_rights";
    private static final String DENIED = "permission denied";

    @Inject
    AgroalDataSource administrator;

    @Inject
    Pool pool;

    @Inject
    IngestSettings settings;

    @Inject
    Catalogue catalogue;

    @Inject
    Clock clock;

    private AgroalDataSource login;
    private Rows rows;
    private Store one;
    private Store other;

    @BeforeEach
    void aDatabaseOfItsOwn() throws SQLException {
        Rows owner = new Rows(administrator);
        owner.run("create role " + LOGIN + " login createrole password 'secret'");
        owner.run("create database " + LOGIN + " owner " + LOGIN);
        String url = administrator
                .getConfiguration()
                .connectionPoolConfiguration()
                .connectionFactoryConfiguration()
                .jdbcUrl();
        login = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(20)
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(
                                        url.substring(0, url.lastIndexOf('/') + 1) + LOGIN)
                                .principal(new NamePrincipal(LOGIN))
                                .credential(new SimplePassword("secret")))));
        rows = new Rows(login);
        List<Store> chain = Chain.ofSize(catalogue.stores(), 402);
        one = chain.get(400);
        other = chain.get(401);
        schemas().migrate(List.of(one, other), done -> {});
    }

    @AfterEach
    void gone() throws SQLException {
        login.close();
        Rows owner = new Rows(administrator);
        owner.run("drop database " + LOGIN + " with (force)");
        owner.run("drop role " + one.schema() + ", " + other.schema());
        owner.run("drop role " + LOGIN);
    }

    @Test
    void itIsNoSuperuserAndStillStoresNumbersAndDrops() throws SQLException {
        assertThat(rows.of("select rolsuper or rolbypassrls or rolcreatedb from pg_roles where rolname = current_user"))
                .containsExactly("f");
        Writer writer = new Writer(login);
        UUID id = UUID.randomUUID();

        assertThat(writer.sales(one, clock.instant(), List.of(id))).isEqualTo(new Writer.Answer(1, 0));
        assertThat(writer.sales(one, clock.instant(), List.of(id)).duplicates()).isEqualTo(1);
        assertThat(writer.sales(other, clock.instant(), List.of(id))).isEqualTo(new Writer.Answer(1, 0));
        assertThat(rows.of("select ingest.number_commits()")).containsExactly("2");

        YearMonth past = YearMonth.of(2020, 1);
        new Partitions(pool, login, clock).ensure(List.of(one), List.of(past));
        assertThat(new Retention(
                                login,
                                Clock.fixed(clock.instant(), ZoneOffset.UTC),
                                Duration.ofDays(90),
                                Duration.ofHours(24))
                        .run(List.of(one))
                        .dropped())
                .isEqualTo(1);
    }

    @Test
    void asAStoreItReachesThatStoreOnly() throws SQLException {
        new Writer(login).sales(other, clock.instant(), 1);

        assertThat(asStore(one, "select from " + other.schema() + ".events")).contains(DENIED);
        assertThat(asStore(one, "select from " + other.schema() + ".sales_events"))
                .contains(DENIED);
        assertThat(asStore(
                        one,
                        "insert into ingest.inbox (store_id, first_seq, events, received_at)"
                                + " values ('x', 1, 1, now())"))
                .contains(DENIED);
        assertThat(asStore(one, "select from ingest.api_keys")).contains(DENIED);
        assertThat(asStore(one, "delete from " + one.schema() + ".events")).contains(DENIED);
        assertThat(asStore(one, "drop table " + one.schema() + ".events")).contains("must be owner");
        assertThat(asStore(one, "create table " + one.schema() + ".more (n int)"))
                .contains(DENIED);
    }

    @Test
    void theLoginsOwnRightsAreNotTheStores() throws SQLException {
        // Inherited rights would let a statement that forgot to take the store's role reach every store unseen.
        assertThat(rows.of("select inherit_option, set_option from pg_auth_members"
                        + " where roleid = '" + one.schema() + "'::regrole and member = '" + LOGIN
                        + "'::regrole and set_option"))
                .containsExactly("f|t");
    }

    private StoreSchemas schemas() {
        return new StoreSchemas(login, new IngestSchema(login), new Partitions(pool, login, clock), settings);
    }

    private String asStore(Store store, String sql) throws SQLException {
        try (Connection connection = login.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set role " + store.schema());
            try {
                statement.execute(sql);
                return "no error";
            } catch (SQLException refused) {
                return String.valueOf(refused.getMessage());
            } finally {
                statement.execute("reset role");
            }
        }
    }
}
