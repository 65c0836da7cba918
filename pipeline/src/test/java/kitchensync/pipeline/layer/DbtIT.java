package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.pipeline.Sandbox;
import kitchensync.testkit.Folders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** dbt makes of the same RAW, with the same files, row for row the tables that the pipeline makes. */
class DbtIT {

    private static final String NOW = "2026-02-12 06:00:00";

    /** Three stores, 16 days, an event every few minutes, with corrections that change and void. */
    private static final List<String> EVENTS = List.of("""
            insert into RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at)
            select s.store_id, s.n * 4, md5(s.store_id || s.n)::uuid, i.item_id, 1 + s.n % 3, i.price,
                   timestamp '2026-01-25 00:00:00' + to_seconds(s.n * 337)
            from (select store_id, range as n from RAW.STORES, range(4000) where store_id in ('012', '061', '147')) s
            join (select *, row_number() over (order by item_id) - 1 as at from RAW.MENU_ITEMS) i
              on i.at = (s.n * 7 + s.n // 50) % 46
            """, """
            insert into RAW.SALE_CORRECTIONS (store_id, seq, event_id, corrects, item_id, quantity, price, created_at)
            select store_id, seq + 1, md5('c' || event_id)::uuid, event_id, item_id, seq // 4 % 5, null, created_at
            from RAW.SALES_EVENTS where seq % 17 = 0
            """, """
            insert into RAW.COOKED_EVENTS (store_id, seq, event_id, item_id, quantity, created_at)
            select store_id, seq + 2, md5('k' || event_id)::uuid, item_id, 6, created_at
            from RAW.SALES_EVENTS where seq % 12 = 0
            """, """
            insert into RAW.STOCKOUT_EVENTS (store_id, seq, event_id, item_id, quantity_requested, created_at)
            select store_id, seq + 3, md5('o' || event_id)::uuid, item_id, 1 + seq % 2, created_at
            from RAW.SALES_EVENTS where seq % 44 = 0
            """, """
            insert into RAW.WASTE_LOG (store_id, seq, event_id, item_id, quantity, reason, created_at)
            select store_id, seq + 3, md5('w' || event_id)::uuid, item_id, 1, 'expired', created_at
            from RAW.SALES_EVENTS where seq % 20 = 0 and seq % 44 <> 0
            """, """
            insert into RAW.FORECASTS
              (store_id, item_id, sale_date, slot_index, predicted_units, model_version, predicted_at)
            select store_id, item_id, day, slot_index, (slot_index % 13) / 7, 'v' || dayofyear(day) % 2, timestamp '2026-01-24'
            from STAGING.STG_SELLABLE_SLOTS, (select date '2026-01-25' + cast(range as integer) as day from range(20))
            where day_of_week = isodow(day) - 1
            """);

    /** Late sales, a day of 061 voided altogether, misses on a new day. */
    private static final List<String> MORE = List.of("""
            insert into RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at)
            select store_id, seq + 100000, md5('late' || event_id)::uuid, item_id, 2, price, created_at
            from RAW.SALES_EVENTS where store_id = '012' and seq between 400 and 420
            """, """
            insert into RAW.SALE_CORRECTIONS (store_id, seq, event_id, corrects, item_id, quantity, price, created_at)
            select store_id, seq + 200000, md5('void' || event_id)::uuid, event_id, item_id, 0, null, created_at
            from RAW.SALES_EVENTS where store_id = '061' and created_at between '2026-01-28 06:00' and '2026-01-29 06:00'
            """, """
            insert into RAW.STOCKOUT_EVENTS (store_id, seq, event_id, item_id, quantity_requested, created_at)
            select store_id, seq + 300000, md5('new' || event_id)::uuid, item_id, 1, created_at + interval 5 days
            from RAW.STOCKOUT_EVENTS where created_at > '2026-02-08'
            """);

    private Path folder;

    @BeforeEach
    void folder() throws IOException {
        folder = Folders.temporary("dbt");
    }

    @AfterEach
    void delete() throws IOException {
        Folders.delete(folder);
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void dbtMakesTheSameTablesFromTheSameFiles() throws Exception {
        // Given
        Dbt dbt = Dbt.install(folder);
        Path ours = folder.resolve("ours.duckdb");
        Path theirs = folder.resolve("theirs.duckdb");
        Project project = Project.read(
                ProjectFiles.onClasspath(DbtIT.class.getClassLoader(), "dbt"), Map.of("now", NOW), "duckdb");
        try (Sandbox sandbox = new Sandbox(CatalogueFiles.bundled(), DuckDbWarehouse.open(ours, "600MB"))) {
            sandbox.layers(NOW);
            execute(sandbox.connection, EVENTS);
            sandbox.sql(
                    "insert into RAW.DAYS (region, day, temp_f, precip, holiday) values"
                            + " (null, '2026-01-26', 28.5, 1, null), ('West Wisconsin', '2026-01-26', 31, null, 'Founders Day')");
            execute(sandbox.connection, List.of("checkpoint"));
            Files.copy(ours, theirs);

            // When
            assertThat(sandbox.layers(NOW).failures()).isEmpty();
            dbt.run(theirs, "build", "--vars", "{now: '" + NOW + "'}");

            // Then
            compare(sandbox, theirs, project);

            // Given: late events, a correction and a new day
            execute(sandbox.connection, MORE);
            sandbox.sql("attach '" + theirs + "' as theirs");
            for (String table : List.of("SALES_EVENTS", "SALE_CORRECTIONS", "STOCKOUT_EVENTS")) {
                sandbox.sql("insert into theirs.RAW." + table + " select * from RAW." + table
                        + " where (store_id, seq) not in (select store_id, seq from theirs.RAW." + table + ")");
            }
            sandbox.sql("detach theirs");

            // When
            LayerReport report = sandbox.layers(NOW);
            dbt.run(theirs, "run", "--vars", "{now: '" + NOW + "'}");

            // Then
            assertThat(report.failures()).isEmpty();
            assertThat(sandbox.value("select version from PIPELINE.MODEL_STATES where name = 'item_slots'"))
                    .endsWith("#2");
            compare(sandbox, theirs, project);

            // When: from nothing
            dbt.run(theirs, "run", "--full-refresh", "--vars", "{now: '" + NOW + "'}");

            // Then
            compare(sandbox, theirs, project);
        }
    }

    private static void compare(Sandbox sandbox, Path theirs, Project project) throws SQLException {
        sandbox.sql("attach '" + theirs + "' as theirs (read_only)");
        for (Node node : project.nodes()) {
            assertThat(sandbox.rows("describe " + node.relation()))
                    .as("columns of %s", node.relation())
                    .isEqualTo(sandbox.rows("describe theirs." + node.relation()));
            assertThat(sandbox.rows(onlyIn(node.relation(), "theirs." + node.relation())))
                    .as("rows of %s that dbt does not make", node.relation())
                    .isEmpty();
            assertThat(sandbox.rows(onlyIn("theirs." + node.relation(), node.relation())))
                    .as("rows of %s that only dbt makes", node.relation())
                    .isEmpty();
            if (!node.name().equals("stock_on_hand")) {
                assertThat(sandbox.value("select count(*) from " + node.relation()))
                        .as("rows of %s", node.relation())
                        .isNotEqualTo("0");
            }
        }
        sandbox.sql("detach theirs");
    }

    private static String onlyIn(String one, String other) {
        return "from " + one + " except all from " + other + " limit 5";
    }
}
