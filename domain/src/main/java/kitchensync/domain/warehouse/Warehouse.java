package kitchensync.domain.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where the layers live. What all warehouses do alike is plain JDBC; this port has only what they do differently.
 */
public interface Warehouse {

    /** A connection of the caller's own, in auto-commit mode; closing it gives it back. */
    Connection connect() throws SQLException;

    /**
     * Appends the rows of a file to a table, in the transaction of {@code connection}.
     *
     * @param table {@code SCHEMA.TABLE}
     * @param columns the columns that the file has, in its order
     * @param csv UTF-8, no header, comma, RFC 4180 quotes; an empty field is null
     * @return rows appended
     */
    long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException;
}
