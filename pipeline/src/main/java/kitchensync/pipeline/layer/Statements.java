package kitchensync.pipeline.layer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Several statements in one text; a warehouse need not take more than one at a time. */
public final class Statements {

    private static final Pattern TOKEN = Pattern.compile("'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|;");

    private Statements() {}

    /** Executes them one after the other. */
    public static void execute(Connection connection, String text) throws SQLException {
        for (String sql : split(text)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }
    }

    /** Semicolons in texts, names and comments part nothing. */
    static List<String> split(String text) {
        List<String> statements = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int start = 0;
        while (token.find()) {
            if (token.group().equals(";")) {
                statements.add(text.substring(start, token.start()).strip());
                start = token.end();
            }
        }
        statements.add(text.substring(start).strip());
        statements.removeIf(statement -> statement.replaceAll("--[^\n]*", "").isBlank());
        return statements;
    }
}
