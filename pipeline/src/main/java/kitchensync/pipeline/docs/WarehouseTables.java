package kitchensync.pipeline.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the warehouse says of its tables. */
record WarehouseTables(Map<String, Map<String, String>> types) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Types by column in order, by {@code SCHEMA.NAME}. */
    static WarehouseTables read(Connection connection) throws SQLException {
        Map<String, Map<String, String>> types = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select table_schema || '.' || table_name, column_name, data_type"
                                + " from information_schema.columns order by table_schema, table_name, ordinal_position")) {
            while (row.next()) {
                types.computeIfAbsent(row.getString(1).toUpperCase(Locale.ROOT), _ -> new LinkedHashMap<>())
                        .put(
                                row.getString(2).toLowerCase(Locale.ROOT),
                                row.getString(3).toLowerCase(Locale.ROOT));
            }
        }
        return new WarehouseTables(types);
    }

    Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        types.forEach((relation, own) -> columns.put(relation, new ArrayList<>(own.keySet())));
        return columns;
    }

    static long rows(Connection connection, String relation) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + relation)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** @throws ColumnLineage.Unfollowed when the query cannot be followed, or this warehouse gives no syntax tree */
    ColumnLineage.Columns lineage(Connection connection, String sql) {
        try (PreparedStatement parse =
                connection.prepareStatement("select json_serialize_sql(?, skip_null := true, skip_empty := true)")) {
            parse.setString(1, sql);
            try (ResultSet row = parse.executeQuery()) {
                row.next();
                return ColumnLineage.of(JSON.readTree(row.getString(1)), columns());
            }
        } catch (SQLException | JsonProcessingException unparsed) {
            throw new ColumnLineage.Unfollowed("no syntax tree");
        }
    }
}
