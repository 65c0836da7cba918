package kitchensync.pipeline.layer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of a seed.
 *
 * @param columns as the file's first line names them
 * @param rows the other lines: UTF-8, comma, RFC 4180 quotes; an empty field is null
 * @param types SQL type by column
 */
record Seed(List<String> columns, String rows, Map<String, String> types) {

    Seed {
        types = new TreeMap<>(types);
    }

    /** @throws LayerException when a column has no type: guessing would make 012 the number 12 */
    static Seed read(String file, String text, Map<String, String> types) {
        int end = text.indexOf('\n');
        if (end < 0) {
            throw new LayerException(file + ": write the columns in the first line, and end every line");
        }
        List<String> columns = List.of(text.substring(0, end).strip().split(","));
        for (String column : columns) {
            if (!types.containsKey(column)) {
                throw new LayerException(file + ": column '" + column + "' has no type; add it to column_types");
            }
        }
        return new Seed(columns, text.substring(end + 1).replace("\r\n", "\n"), types);
    }

    /** The columns as {@code create table} wants them. */
    String definition() {
        return String.join(
                ", ",
                columns.stream().map(column -> column + " " + types.get(column)).toList());
    }
}
