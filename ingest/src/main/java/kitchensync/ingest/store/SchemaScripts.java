package kitchensync.ingest.store;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/**
 * The migration scripts of a kind of schema.
 *
 * @param folder where they lie on the classpath
 */
record SchemaScripts(String folder) {

    static final SchemaScripts INGEST = new SchemaScripts("kitchensync/ingest/feed");
    static final SchemaScripts STORE = new SchemaScripts("kitchensync/ingest/store");

    private static final String HISTORY = "schema_history";

    void migrate(DataSource database, String schema) {
        flyway(database, schema).migrate();
    }

    /** Names this state of the scripts: it changes when one is added or its text changes. */
    String edition(DataSource database) {
        // Of a schema that is not there: a repeatable script's checksum depends on the schema's name.
        return Arrays.stream(flyway(database, "edition").info().pending())
                .map(SchemaScripts::edition)
                .collect(joining(" "));
    }

    private static String edition(MigrationInfo script) {
        return (script.getVersion() == null ? script.getDescription() : script.getVersion())
                + ":"
                + Integer.toHexString(script.getChecksum());
    }

    private Flyway flyway(DataSource database, String schema) {
        return ScriptFolder.of(SchemaScripts.class, folder)
                .dataSource(database)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(true)
                .table(HISTORY)
                .load();
    }
}
