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
     * Appends the rows of a file to a table, in the transaction of {@code connection}. Columns that the file has not
     * get their defaults, numbers of a sequence too.
     *
     * @param table {@code SCHEMA.TABLE}
     * @param columns the columns that the file has, in its order
     * @param csv UTF-8, no header, comma, RFC 4180 quotes; an empty field is null
     * @return rows appended
     */
    long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException;

    /** What has to be said differently here. */
    Dialect dialect();

    /** Says what the statements that follow are for, where a warehouse keeps account of that. */
    default void label(Connection connection, String purpose) throws SQLException {}

    /** Whether every question costs money, so that a run without news must ask none. */
    default boolean asleepUntilAsked() {
        return false;
    }
}
