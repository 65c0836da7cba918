package kitchensync.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnLineageTest {

    private static Sandbox sandbox;
    private static WarehouseTables tables;

    @BeforeAll
    static void tables() throws SQLException {
        sandbox = new Sandbox();
        sandbox.sql("create schema T")
                .sql("create table T.A (id int, x int, y int)")
                .sql("create table T.B (id int, z int)");
        sandbox.layers("2026-01-06 12:00:00");
        tables = WarehouseTables.read(sandbox.connection);
    }

    @AfterAll
    static void close() throws SQLException {
        sandbox.close();
    }

    /** Column by column: {@code name = T.A.x T.B.z}. */
    private static String follow(String sql) {
        Map<String, String> columns = new LinkedHashMap<>();
        tables.lineage(sandbox.connection, sql)
                .forEach((name, origins) -> columns.put(
                        name,
                        origins.map(known ->
                                        known.stream().map(Origin::toString).collect(Collectors.joining(" ")))
                                .orElse("?")));
        return columns.toString();
    }

    @Test
    void expressionsAreMadeOfTheirColumns() {
        assertThat(follow("select a.id, x + coalesce(z, 1) as sum, count(*) as n, cast(y as bigint) from T.A a"
                        + " join T.B b on a.id = b.id group by all"))
                .isEqualTo("{id=T.A.id, sum=T.A.x T.B.z, n=, #3=T.A.y}");
    }

    @Test
    void ctesSubqueriesStarsAndUnionsAreFollowedThrough() {
        assertThat(follow("with c as (select *, x * y as p from T.A), d as (select * exclude (x, y) from c)"
                        + " select q.*, (select max(z) from T.B) as m from (select id, sum(p) as s from d group by id) q"
                        + " union all select id, z, id from T.B"))
                .isEqualTo("{id=T.A.id T.B.id, s=T.A.x T.A.y T.B.z, m=T.B.id T.B.z}");
    }

    @Test
    void windowsAndEarlierColumnsOfTheSelectAreFollowed() {
        assertThat(follow("select x as first, first + 1 as next, max(y) over (partition by id) as top from T.A"))
                .isEqualTo("{first=T.A.x, next=T.A.x, top=T.A.id T.A.y}");
    }

    @Test
    void whatIsNotCertainIsUnknown() {
        // id is in both tables; nobody knows s.
        assertThat(follow("select id as i, nowhere as n, x from T.A, T.B")).isEqualTo("{i=?, n=?, x=T.A.x}");
        assertThat(follow("select list_transform([x], e -> e + y) as l, exists(select 1 from T.B) as e from T.A"))
                .isEqualTo("{l=?, e=?}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from T.A join T.B using (id)",
                "select * from range(3)",
                "select * replace (x + y as x) from T.A",
                "select * from T.MISSING",
                "with recursive r as (select 1 as n union all select n + 1 from r) select n from r",
                "values (1)",
                "no sql at all"
            })
    void aQueryThatCannotBeFollowedIsNotGuessedAt(String sql) {
        assertThatThrownBy(() -> tables.lineage(sandbox.connection, sql)).isInstanceOf(ColumnLineage.Unfollowed.class);
    }

    @Test
    void theProjectsOwnModelsAreFollowed() throws SQLException {
        String sql = sandbox.value("select sql from duckdb_views() where view_name = 'STG_SALES_EVENTS'");

        String lineage = follow(sql.substring(sql.indexOf(" AS ") + 4));

        assertThat(lineage)
                .contains("event_id=RAW.SALES_EVENTS.event_id")
                .contains("sale_date=RAW.SALES_EVENTS.created_at");
    }
}
