package kitchensync.domain.warehouse;

import java.util.List;

/** What the pipeline's own statements say differently from warehouse to warehouse. The models have macros for that. */
public interface Dialect {

    /** What dbt calls such a warehouse, {@code target.type} in macros: {@code duckdb}, {@code snowflake}. */
    String target();

    /**
     * Whether making and dropping tables is part of the transaction it is done in. Where it is not, it ends the
     * transaction, and a table is made beside the old one and changes places with it.
     */
    boolean tablesInTransactions();

    /**
     * The statements that put a table in the place of another, which nobody ever finds missing. Only asked for where
     * tables are not made in transactions.
     *
     * @param there whether the other is there
     */
    default List<String> replace(String table, String fresh, boolean there) {
        throw new UnsupportedOperationException("tables are made in transactions on " + target());
    }

    /** A query of one text that tells two contents of a table apart. */
    String content(String relation);

    /** A query of the first rows of another query, each as a JSON object in a text. */
    String asJson(String query, int rows);

    /** A type's name such that two names of the same type are equal. */
    String type(String name);
}
