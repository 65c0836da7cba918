package kitchensync.domain.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Where the layers live. What all warehouses do alike is plain JDBC; this port has only what they do differently.
 */
public interface Warehouse {

    /**
     * A connection of the caller's own, in auto-commit mode. Closing it gives it back and undoes what has not been
     * committed; whoever fails need not do so before, when it would hide why.
     */
    Connection connect() throws SQLException;

    /**
     * Appends the rows of a file to a table, in the transaction of {@code connection}. Columns that the file has not
     * get their defaults.
     *
     * @param table {@code SCHEMA.TABLE}
     * @param columns the columns that the file has, in its order
     * @param csv UTF-8, no header, comma, RFC 4180 quotes; a row ends with a line feed, an empty field is null
     * @return rows appended
     */
    long load(Connection connection, String table, List<String> columns, Path csv) throws SQLException;

    /** What has to be said differently here. */
    Dialect dialect();

    /** Says what the statements that follow are for, where a warehouse keeps account of that. */
    default void label(Connection connection, String purpose) throws SQLException {}

    /** How many models can be made at the same time, over a connection each. */
    default int lanes() {
        return 1;
    }

    /**
     * Told before models are made, for a warehouse that shares the machine's cores out by itself.
     *
     * @param events that are new to them
     */
    default void expect(long events) throws SQLException {}

    /** Whether every question costs money, so that a run without news must ask none. */
    default boolean asleepUntilAsked() {
        return false;
    }

    /**
     * Writes the rows of a query as Parquet.
     *
     * @param byDay whether the query has a column {@code day}, whose values become folders {@code day=2026-01-05}
     * @param folder there, and empty
     * @return rows written
     * @throws UnsupportedOperationException when this warehouse cannot write to folders of this machine
     */
    default long unload(Connection connection, String query, boolean byDay, Path folder) throws SQLException {
        throw new UnsupportedOperationException("this warehouse writes no Parquet files; use its own unloading");
    }

    /**
     * What a query reads a Parquet file with, as a table expression; the rows have their number in the file, from 0, as
     * {@code file_row_number}.
     *
     * @throws UnsupportedOperationException when this warehouse cannot read files of this machine
     */
    default String parquet(Path file) {
        throw new UnsupportedOperationException("this warehouse reads no Parquet files; load JSON lines");
    }
}
