package kitchensync.pipeline.layer;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a warehouse says of a model's SQL, in one line that names the line of the rendered query. */
final class SqlError {

    /** DuckDB counts the line with {@code create table}, which is ours, as the first. */
    private static final Pattern LINE = Pattern.compile("(?m)^LINE (\\d+):");

    private SqlError() {}

    static String oneLine(SQLException error, Node node) {
        String message = String.valueOf(error.getMessage());
        String first = message.lines().findFirst().orElse("failed");
        Matcher matcher = LINE.matcher(message);
        List<String> lines = node.sql().lines().toList();
        int line = matcher.find() ? Integer.parseInt(matcher.group(1)) - 1 : 0;
        if (line < 1 || line > lines.size()) {
            return first;
        }
        return first + " (line " + line + " of the rendered query: "
                + lines.get(line - 1).strip() + ")";
    }
}
