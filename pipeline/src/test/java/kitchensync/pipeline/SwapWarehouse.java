package kitchensync.pipeline;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import kitchensync.domain.warehouse.Dialect;
import kitchensync.domain.warehouse.Warehouse;

/** A warehouse whose tables are not made in transactions: a new one is made beside the old one and takes its place. */
public record SwapWarehouse(Warehouse warehouse, Consumer<String> placeTaken) implements Warehouse {

    @Override
    public Connection connect() throws SQLException {
        return warehouse.connect();
    }

    @Override
    public long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException {
        return warehouse.load(connection, table, columns, csv);
    }

    @Override
    public Dialect dialect() {
        return new SwapDialect(warehouse.dialect(), placeTaken);
    }

    private record SwapDialect(Dialect dialect, Consumer<String> placeTaken) implements Dialect {
        @Override
        public String target() {
            return dialect.target();
        }

        @Override
        public boolean tablesInTransactions() {
            return false;
        }

        @Override
        public List<String> replace(String table, String fresh, boolean there) {
            placeTaken.accept(table);
            String rename = "alter table " + fresh + " rename to " + table.substring(table.indexOf('.') + 1);
            return there ? List.of("drop table " + table, rename) : List.of(rename);
        }

        @Override
        public String content(String relation) {
            return dialect.content(relation);
        }

        @Override
        public String asJson(String query, int rows) {
            return dialect.asJson(query, rows);
        }

        @Override
        public String type(String name) {
            return dialect.type(name);
        }
    }
}
