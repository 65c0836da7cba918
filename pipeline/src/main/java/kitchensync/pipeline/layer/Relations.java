package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The tables and views that stand in the warehouse at the beginning of a run. */
final class Relations {

    private final Map<String, Boolean> views = new HashMap<>();

    static Relations read(Connection connection) throws SQLException {
        Relations relations = new Relations();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select table_schema || '.' || table_name, table_type = 'VIEW' from information_schema.tables")) {
            while (row.next()) {
                relations.views.put(row.getString(1).toUpperCase(Locale.ROOT), row.getBoolean(2));
            }
        }
        return relations;
    }

    /** Whether the node stands as what it is to be. */
    boolean has(Node node) {
        return views.containsKey(node.relation()) && !hasOther(node);
    }

    /** Whether there is a table or view of this name, {@code SCHEMA.NAME}. */
    boolean has(String relation) {
        return views.containsKey(relation);
    }

    boolean isView(String relation) {
        return views.getOrDefault(relation, false);
    }

    /** Whether a table stands where a view is to be, or the other way round. */
    boolean hasOther(Node node) {
        Boolean view = views.get(node.relation());
        return view != null && view != (node.materialized() == Materialized.VIEW);
    }
}
