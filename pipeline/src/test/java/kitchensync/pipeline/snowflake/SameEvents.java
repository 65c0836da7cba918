package kitchensync.pipeline.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import kitchensync.snowflake.SnowflakeWarehouse;

/** The same events in two warehouses. */
record SameEvents(Connection here, SnowflakeWarehouse snowflake, Connection there, Path folder) {

    private static final List<String> EVENT_TABLES = List.of(
            "RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at)",
            "RAW.SALE_CORRECTIONS (store_id, seq, event_id, corrects, item_id, quantity, price, created_at)",
            "RAW.COOKED_EVENTS (store_id, seq, event_id, item_id, quantity, created_at)",
            "RAW.STOCKOUT_EVENTS (store_id, seq, event_id, item_id, quantity_requested, created_at)",
            "RAW.WASTE_LOG (store_id, seq, event_id, item_id, quantity, reason, created_at)");

    static final String[] FIRST = {"""
        insert into RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at)
        select s.store_id, s.n * 4, md5(s.store_id || s.n)::uuid, ['BRAT', 'HOT_DOG', 'CORN_DOG'][1 + s.n % 3], 1 + s.n % 3,
               2.5 + s.n % 4, timestamp '2026-03-01 00:00:00' + to_seconds(s.n * 1337)
        from (select store_id, range as n from range(700), (values ('012'), ('061')) stores (store_id)) s
        """, """
        insert into RAW.SALE_CORRECTIONS (store_id, seq, event_id, corrects, item_id, quantity, price, created_at)
        select store_id, seq + 1, md5('c' || event_id)::uuid, event_id, item_id, seq // 4 % 5, null, created_at
        from RAW.SALES_EVENTS where seq % 68 = 0
        """, """
        insert into RAW.COOKED_EVENTS (store_id, seq, event_id, item_id, quantity, created_at)
        select store_id, seq + 2, md5('k' || event_id)::uuid, item_id, 6, created_at from RAW.SALES_EVENTS where seq % 12 = 0
        """, """
        insert into RAW.STOCKOUT_EVENTS (store_id, seq, event_id, item_id, quantity_requested, created_at)
        select store_id, seq + 3, md5('o' || event_id)::uuid, item_id, 1 + seq % 2, created_at
        from RAW.SALES_EVENTS where seq % 44 = 0
        """, """
        insert into RAW.WASTE_LOG (store_id, seq, event_id, item_id, quantity, reason, created_at)
        select store_id, seq + 3, md5('w' || event_id)::uuid, item_id, 1, 'too "old", or so', created_at
        from RAW.SALES_EVENTS where seq % 20 = 0 and seq % 44 <> 0
        """};

    /** Late sales, and a day that is voided altogether. */
    static final String[] MORE = {"""
        insert into RAW.SALES_EVENTS (store_id, seq, event_id, item_id, quantity, price, created_at)
        select store_id, seq + 100000, md5('late' || event_id)::uuid, item_id, 2, price, created_at
        from RAW.SALES_EVENTS where store_id = '012' and seq between 400 and 420
        """, """
        insert into RAW.SALE_CORRECTIONS (store_id, seq, event_id, corrects, item_id, quantity, price, created_at)
        select store_id, seq + 200000, md5('void' || event_id)::uuid, event_id, item_id, 0, null, created_at
        from RAW.SALES_EVENTS where store_id = '061' and created_at between '2026-03-04 06:00' and '2026-03-05 06:00'
        """};

    /** Makes events in DuckDB and loads the same into Snowflake, from files as the extract writes them. */
    void make(String... inserts) throws Exception {
        Map<String, String> before = new TreeMap<>();
        for (String table : EVENT_TABLES) {
            String name = table.substring(0, table.indexOf(' '));
            before.put(
                    name,
                    rows(here, "select coalesce(max(load_seq), 0) from " + name).getFirst());
        }
        for (String insert : inserts) {
            sql(here, insert);
        }
        there.setAutoCommit(false);
        for (String table : EVENT_TABLES) {
            int space = table.indexOf(' ');
            String name = table.substring(0, space);
            List<String> columns =
                    List.of(table.substring(space + 2, table.length() - 1).split(", "));
            Path file = folder.resolve(name + ".csv");
            sql(
                    here,
                    "copy (select " + String.join(", ", columns) + " from " + name + " where load_seq > "
                            + before.get(name) + " order by load_seq) to '" + file + "' (header false)");
            long lines = Files.readAllLines(file).size();
            if (lines > 0) {
                assertThat(snowflake.load(there, name, columns, file)).isEqualTo(lines);
            }
        }
        there.commit();
        there.setAutoCommit(true);
    }

    static void sql(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Rows as text, sorted; numbers to six digits, so that it does not matter how a type is written. */
    static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                StringJoiner row = new StringJoiner("|");
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    Object value = result.getObject(i);
                    row.add(value instanceof Number number ? "%.6f".formatted(number.doubleValue()) : "" + value);
                }
                rows.add(row.toString());
            }
        }
        rows.sort(Comparator.naturalOrder());
        return rows;
    }
}
