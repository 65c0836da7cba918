package kitchensync.pipeline.layer;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a warehouse says of a model's SQL, in one line that names the file and the line of its rendered query. */
final class SqlError {

    /** DuckDB's way and Snowflake's; both count the line with {@code create table}, which is ours, as the first. */
    private static final Pattern LINE = Pattern.compile("(?m)^LINE \\d+:|\\berror line \\d+");

    private SqlError() {}

    static String oneLine(SQLException error, Node node) {
        String message = String.valueOf(error.getMessage());
        // Snowflake says what is wrong in the second line.
        int saying = message.startsWith("SQL compilation error") ? 2 : 1;
        String first = FullDisk.explained(message.lines().limit(saying).collect(Collectors.joining(" ")));
        Matcher matcher = LINE.matcher(message);
        List<String> lines = node.sql().lines().toList();
        int line = matcher.find() ? Integer.parseInt(matcher.group().replaceAll("\\D", "")) - 1 : 0;
        if (line < 1 || line > lines.size()) {
            return first;
        }
        return first + " (line " + line + " of " + node.query().file() + " as it is rendered: "
                + lines.get(line - 1).strip() + ")";
    }
}
