package kitchensync.duckdb;

import java.util.Locale;
import kitchensync.domain.warehouse.Dialect;

/** DuckDB's: everything is in a transaction. */
final class DuckDbDialect implements Dialect {

    @Override
    public String target() {
        return "duckdb";
    }

    @Override
    public boolean tablesInTransactions() {
        return true;
    }

    @Override
    public String content(String relation) {
        return "select count(*) || ' ' || coalesce(bit_xor(hash(content)), 0) from " + relation + " content";
    }

    @Override
    public String asJson(String query, int rows) {
        return "select cast(to_json(failing) as varchar) from (\n" + query + "\n) failing limit " + rows;
    }

    @Override
    public String type(String name) {
        return name.toLowerCase(Locale.ROOT).replace(" ", "");
    }
}
