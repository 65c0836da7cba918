package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import kitchensync.domain.warehouse.Dialect;
import org.jspecify.annotations.Nullable;

/** The columns and types that a model promises. */
final class Contract {

    private Contract() {}

    /**
     * @param types SQL type by column, in order; nothing is promised when it is empty
     * @return how the relation breaks it; null when it does not
     */
    static @Nullable String breach(Dialect dialect, Connection connection, String relation, Map<String, String> types)
            throws SQLException {
        if (types.isEmpty()) {
            return null;
        }
        Map<String, String> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet column = statement.executeQuery("describe table " + relation)) {
            while (column.next()) {
                found.put(column.getString(1).toLowerCase(Locale.ROOT), dialect.type(column.getString(2)));
            }
        }
        for (Map.Entry<String, String> promised : types.entrySet()) {
            String type = found.remove(promised.getKey());
            if (type == null) {
                return "the contract promises a column " + promised.getKey() + ", which the query does not make";
            }
            if (!type.equals(dialect.type(promised.getValue()))) {
                return "the contract promises " + promised.getKey() + " as " + dialect.type(promised.getValue())
                        + ", but the query makes it " + type;
            }
        }
        return found.isEmpty()
                ? null
                : "the query makes " + String.join(", ", found.keySet()) + ", which the contract does not promise";
    }
}
