package kitchensync.pipeline.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Follows the columns of a query back to those of the tables it reads, through the syntax tree that DuckDB makes of it.
 * Only values are followed: what a query filters, joins and groups by is not in them. Where something cannot be
 * followed for certain, the answer is that nobody knows.
 */
final class ColumnLineage {

    /** A query's columns in order; empty for one that cannot be followed. */
    static final class Columns extends LinkedHashMap<String, Optional<SortedSet<Origin>>> {
        private static final long serialVersionUID = 1L;
    }

    /** A table of a {@code from}. */
    private record Table(String alias, Columns columns) {}

    /** The query as a whole cannot be followed. */
    static final class Unfollowed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unfollowed(String what) {
            super(what, null, false, false);
        }
    }

    private final Map<String, List<String>> tables;

    private ColumnLineage(Map<String, List<String>> tables) {
        this.tables = tables;
    }

    /**
     * @param tree what {@code json_serialize_sql} answers
     * @param tables columns by {@code SCHEMA.NAME}
     * @throws Unfollowed when the query has something that is not known here
     */
    static Columns of(JsonNode tree, Map<String, List<String>> tables) {
        if (tree.path("error").asBoolean() || tree.path("statements").size() != 1) {
            throw new Unfollowed("no single select");
        }
        return new ColumnLineage(tables).query(tree.at("/statements/0/node"), Map.of());
    }

    private Columns query(JsonNode node, Map<String, Columns> outer) {
        Map<String, Columns> named = new HashMap<>(outer);
        for (JsonNode entry : node.at("/cte_map/map")) {
            named.put(lower(entry.path("key")), query(queryOf(entry.at("/value")), named));
        }
        return switch (node.path("type").asText()) {
            case "SELECT_NODE" -> select(node, named);
            case "SET_OPERATION_NODE" -> setOperation(node, named);
            default -> throw new Unfollowed(node.path("type").asText());
        };
    }

    private static JsonNode queryOf(JsonNode cte) {
        return cte.has("query_node") ? cte.path("query_node") : cte.at("/query/node");
    }

    private Columns setOperation(JsonNode node, Map<String, Columns> named) {
        List<Columns> parts = new ArrayList<>();
        if (node.has("children")) {
            node.path("children").forEach(child -> parts.add(query(child, named)));
        } else {
            parts.add(query(node.path("left"), named));
            parts.add(query(node.path("right"), named));
        }
        Columns first = parts.getFirst();
        Columns all = new Columns();
        int position = 0;
        for (String name : first.keySet()) {
            Optional<SortedSet<Origin>> together = Optional.of(new TreeSet<>());
            for (Columns part : parts) {
                if (part.size() != first.size()) {
                    throw new Unfollowed("parts of a union that differ");
                }
                together = both(together, List.copyOf(part.values()).get(position));
            }
            all.put(name, together);
            position++;
        }
        return all;
    }

    private Columns select(JsonNode node, Map<String, Columns> named) {
        List<Table> from = new ArrayList<>();
        from(node.path("from_table"), named, from);
        Columns columns = new Columns();
        for (JsonNode expression : node.path("select_list")) {
            if (expression.path("class").asText().equals("STAR")) {
                star(expression, from, columns);
            } else {
                String name = name(expression);
                if (name.isEmpty() || columns.containsKey(name)) {
                    // Nobody can ask for it by its name, but it has its place.
                    name = name + "#" + columns.size();
                }
                columns.put(name, origins(expression, from, named, columns));
            }
        }
        return columns;
    }

    private static String name(JsonNode expression) {
        JsonNode names = expression.path("column_names");
        return expression.has("alias") && !expression.path("alias").asText().isEmpty()
                ? lower(expression.path("alias"))
                : names.isEmpty() ? "" : lower(names.get(names.size() - 1));
    }

    private void from(JsonNode node, Map<String, Columns> named, List<Table> tablesOfFrom) {
        if (!node.path("column_name_alias").isEmpty()) {
            throw new Unfollowed("renamed columns");
        }
        switch (node.path("type").asText()) {
            case "BASE_TABLE" -> tablesOfFrom.add(baseTable(node, named));
            case "JOIN" -> {
                if (!node.path("using_columns").isEmpty()) {
                    throw new Unfollowed("using");
                }
                from(node.path("left"), named, tablesOfFrom);
                from(node.path("right"), named, tablesOfFrom);
            }
            case "SUBQUERY" ->
                tablesOfFrom.add(new Table(lower(node.path("alias")), query(node.at("/subquery/node"), named)));
            case "", "EMPTY" -> {}
            default -> throw new Unfollowed(node.path("type").asText());
        }
    }

    private Table baseTable(JsonNode node, Map<String, Columns> named) {
        String table = lower(node.path("table_name"));
        String schema = node.path("schema_name").asText();
        String alias = node.path("alias").asText().isEmpty() ? table : lower(node.path("alias"));
        Columns cte = schema.isEmpty() ? named.get(table) : null;
        if (cte != null) {
            return new Table(alias, cte);
        }
        String relation = (schema + "." + table).toUpperCase(Locale.ROOT);
        List<String> columns = tables.get(relation);
        if (columns == null) {
            throw new Unfollowed(relation);
        }
        Columns own = new Columns();
        columns.forEach(column -> own.put(column, Optional.of(new TreeSet<>(List.of(new Origin(relation, column))))));
        return new Table(alias, own);
    }

    private static void star(JsonNode star, List<Table> from, Columns columns) {
        if (!star.path("replace_list").isEmpty()
                || !star.path("rename_list").isEmpty()
                || star.path("columns").asBoolean()
                || star.has("expr")) {
            throw new Unfollowed("a star that changes columns");
        }
        List<String> left = new ArrayList<>();
        star.path("exclude_list").forEach(name -> left.add(lower(name)));
        String relation = lower(star.path("relation_name"));
        for (Table table : from) {
            if (relation.isEmpty() || relation.equals(table.alias())) {
                table.columns().forEach((name, origins) -> {
                    if (!left.contains(name)) {
                        columns.put(columns.containsKey(name) ? name + "#" + columns.size() : name, origins);
                    }
                });
            }
        }
    }

    private Optional<SortedSet<Origin>> origins(
            JsonNode expression, List<Table> from, Map<String, Columns> named, Columns before) {
        return switch (expression.path("class").asText()) {
            case "COLUMN_REF" -> column(expression.path("column_names"), from, before);
            case "SUBQUERY" ->
                expression.path("subquery_type").asText().equals("SCALAR")
                        ? query(expression.at("/subquery/node"), named).values().stream()
                                .findFirst()
                                .flatMap(found -> found)
                        : Optional.empty();
            case "LAMBDA", "STAR" -> Optional.empty();
            default -> ofAll(expression, from, named, before);
        };
    }

    /** Of the fields of an expression, or of a list: other expressions, lists of them, or nothing to follow. */
    private Optional<SortedSet<Origin>> ofAll(
            JsonNode parts, List<Table> from, Map<String, Columns> named, Columns before) {
        Optional<SortedSet<Origin>> together = Optional.of(new TreeSet<>());
        for (JsonNode part : parts) {
            together = both(
                    together, part.isObject() ? origins(part, from, named, before) : ofAll(part, from, named, before));
        }
        return together;
    }

    /** A table's column comes before an alias of the same select. */
    private static Optional<SortedSet<Origin>> column(JsonNode names, List<Table> from, Columns before) {
        String name = lower(names.get(names.size() - 1));
        String alias = names.size() > 1 ? lower(names.get(names.size() - 2)) : "";
        List<Optional<SortedSet<Origin>>> found = new ArrayList<>();
        for (Table table : from) {
            Optional<SortedSet<Origin>> origins = table.columns().get(name);
            if (origins != null && (alias.isEmpty() || alias.equals(table.alias()))) {
                found.add(origins);
            }
        }
        if (found.isEmpty() && alias.isEmpty() && before.containsKey(name)) {
            found.add(before.getOrDefault(name, Optional.empty()));
        }
        return found.size() == 1 ? found.getFirst() : Optional.empty();
    }

    private static Optional<SortedSet<Origin>> both(
            Optional<SortedSet<Origin>> one, Optional<SortedSet<Origin>> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        SortedSet<Origin> all = new TreeSet<>(one.get());
        all.addAll(other.get());
        return Optional.of(all);
    }

    private static String lower(JsonNode text) {
        return text.asText().toLowerCase(Locale.ROOT);
    }
}
