package kitchensync.schemas;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The migration scripts of a kind of schema. Flyway runs them. A schema for which all of them have run carries their
 * {@link #edition} as its comment, so that the next process finds with one query that there is nothing to do: Flyway itself
 * takes a sixth of a service's start to find the same. Scripts are only ever added, so the edition of an older process
 * is the beginning of what a newer one wrote there, and it leaves such a schema alone: when it starts again in the middle
 * of an upgrade it must not put its own functions back.
 *
 * @param user a class whose loader knows the scripts
 * @param folder where they lie on the class path
 * @param history the table in which Flyway keeps what it has run
 */
public record Scripts(Class<?> user, String folder, String history) {

    /** Whether a schema of pg_namespace has a comment that begins with a mark, up to the end of a script. */
    public static final String MARKED = "starts_with(obj_description(oid, 'pg_namespace') || ' ', ? || ' ')";

    private static final String MARK = "KitchenSync scripts ";
    private static final String NO_RIGHT = "42501";

    /** Names this state of the scripts: longer when one is added, another when a text changes. */
    public String edition() {
        return new ScriptFolder(user, folder).edition();
    }

    /**
     * Makes the schema, and runs the scripts that have not been run. Processes that do so together take turns.
     *
     * @throws SQLException when the database cannot be reached
     */
    public void migrate(DataSource database, String schema) throws SQLException {
        String mark = MARK + edition();
        if (isMarked(database, schema, mark)) {
            return;
        }
        try (Turn _ = Turn.take(database, "kitchensync: migrate " + schema)) {
            run(database, schema);
            mark(database, schema, mark);
        }
    }

    /** Has Flyway look and run what is missing, whatever the schema's comment says. */
    public void run(DataSource database, String schema) {
        new ScriptFolder(user, folder)
                .flyway()
                .dataSource(database)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .table(history)
                .load()
                .migrate();
    }

    private static boolean isMarked(DataSource database, String schema, String mark) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select " + MARKED + " from pg_namespace where nspname = ?")) {
            query.setString(1, mark);
            query.setString(2, schema);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Gives a schema its comment. One that belongs to somebody else stays as it is, and is looked at again next time. */
    public static void mark(DataSource database, String schema, String mark) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement format =
                        connection.prepareStatement("select format('comment on schema %I is %L', ?, ?)");
                Statement comment = connection.createStatement()) {
            format.setString(1, schema);
            format.setString(2, mark);
            try (ResultSet sql = format.executeQuery()) {
                sql.next();
                comment.execute(sql.getString(1));
            }
        } catch (SQLException failed) {
            if (!NO_RIGHT.equals(failed.getSQLState())) {
                throw failed;
            }
        }
    }
}
