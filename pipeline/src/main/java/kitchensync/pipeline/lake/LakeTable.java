package kitchensync.pipeline.lake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A table of RAW or MARTS.
 *
 * @param day what the table is parted by: an SQL expression, empty for a table without days
 */
record LakeTable(String schema, String name, Optional<String> day) {

    private static final String ALL = """
            select table_schema, table_name,
              max(case when column_name = 'sale_date' then 1 else 0 end) as has_sale_date,
              max(case when column_name = 'created_at' then 1 else 0 end) as has_created_at
            from information_schema.columns
            where table_schema in ('RAW', 'MARTS')
            group by table_schema, table_name
            order by table_schema, table_name
            """;

    /**
     * @param select schemas, tables or {@code SCHEMA.TABLE}, in any case; all when it is empty
     * @throws IllegalArgumentException when one of them is not there
     */
    static List<LakeTable> of(Connection warehouse, Set<String> select) throws SQLException {
        List<LakeTable> tables = new ArrayList<>();
        Set<String> unknown = new HashSet<>();
        select.forEach(name -> unknown.add(name.toUpperCase(Locale.ROOT)));
        Set<String> wanted = Set.copyOf(unknown);
        try (PreparedStatement query = warehouse.prepareStatement(ALL);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                LakeTable table = new LakeTable(row.getString(1), row.getString(2), day(row));
                Set<String> names = Set.of(table.schema, table.name, table.relation());
                if (wanted.isEmpty() || names.stream().anyMatch(wanted::contains)) {
                    tables.add(table);
                }
                unknown.removeAll(names);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no table or schema " + String.join(", ", unknown)
                    + " in RAW and MARTS; docs/warehouse.md names them");
        }
        return tables;
    }

    private static Optional<String> day(ResultSet row) throws SQLException {
        if (row.getInt(3) == 1) {
            return Optional.of("sale_date");
        }
        return row.getInt(4) == 1 ? Optional.of("cast(created_at as date)") : Optional.empty();
    }

    String relation() {
        return schema + "." + name;
    }

    /** Its rows, with a column {@code day} where it has days; those of the range only, both ends included. */
    String rows(Optional<LocalDate> from, Optional<LocalDate> to) {
        if (day.isEmpty()) {
            return "select * from " + relation();
        }
        return "select *, " + day.get() + " as day from " + relation() + " where " + day.get() + " between date '"
                + from.orElse(LocalDate.EPOCH) + "' and date '" + to.orElse(LocalDate.of(9999, 12, 31)) + "'";
    }
}
