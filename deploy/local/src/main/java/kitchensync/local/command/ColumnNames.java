package kitchensync.local.command;

import java.util.LinkedHashMap;
import java.util.Map;
import kitchensync.ingest.csv.SalesFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a file of sales calls its columns. */
final class ColumnNames {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(
            names = "--map",
            split = ",",
            paramLabel = "COLUMN=NAME",
            description = "What the file calls a column: --map ts=sold_at,quantity=units")
    Map<String, String> names = new LinkedHashMap<>();

    /** The names by column. */
    Map<String, String> checked() {
        for (String column : names.keySet()) {
            if (!SalesFile.COLUMNS.contains(column)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--map knows no column '" + column + "'; the columns are " + SalesFile.COLUMNS);
            }
        }
        return names;
    }
}
