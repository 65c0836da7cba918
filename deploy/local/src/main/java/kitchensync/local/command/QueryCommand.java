package kitchensync.local.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.Callable;
import kitchensync.duckdb.DuckDbWarehouse;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.Running;
import kitchensync.local.serve.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code query}. */
@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        description = {
            "Asks the warehouse, as CSV with a header. A running process answers for its folder.",
            "Tables: RAW.SALES_EVENTS, STAGING.STG_SALES_EVENTS, MARTS.PREDICTIONS, MARTS.PLAN, ..; docs/warehouse.md has all."
        })
final class QueryCommand implements Callable<Integer> {

    private static final String MEMORY = "1GB";

    @Mixin
    FolderOption folder = new FolderOption();

    @Option(names = "--json", description = "One JSON object a row, a row a line.")
    boolean json;

    @Parameters(paramLabel = "SQL", description = "The query.")
    String sql = "";

    @Override
    public Integer call() throws Exception {
        DataFolder data = folder.folder();
        Optional<Running> running = data.running();
        if (running.isPresent()) {
            Remote.post(running.get(), "/local/query?json=" + json, sql, System.out);
            System.out.flush();
            return 0;
        }
        if (!Files.exists(data.warehouse())) {
            throw new IOException("there is no warehouse in " + data.root() + "; make one with ./kitchensync up");
        }
        try (DuckDbWarehouse warehouse = DuckDbWarehouse.openReadOnly(data.warehouse(), MEMORY);
                Connection connection = warehouse.connect();
                Writer out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
            Query.answer(connection, sql, json, out);
        }
        return 0;
    }
}
