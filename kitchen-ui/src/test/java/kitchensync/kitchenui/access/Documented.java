package kitchensync.kitchenui.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A row of the table in docs/access.md: what people are told about who may do what.
 *
 * @param who a role, {@code everybody}, {@code own key} or {@code admin or token}
 * @param ofStore whether only those who have the store may
 */
record Documented(String method, String path, String who, boolean ofStore) {

    private static final Path DOCUMENT = Path.of("..", "docs", "access.md");
    private static final Pattern ROW =
            Pattern.compile("^\\| `(GET|POST|\\*) (/[^`]*)` \\| ([a-z ]+?)( of the store)? \\|", Pattern.MULTILINE);

    static List<Documented> all() {
        try {
            return ROW.matcher(Files.readString(DOCUMENT))
                    .results()
                    .map(row -> new Documented(row.group(1), row.group(2), row.group(3), row.group(4) != null))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Documented of(Rule rule) {
        String who = switch (rule.needs()) {
            case NOTHING -> "everybody";
            case OWN_DOOR -> "own key";
            case ROLE, STORE -> rule.role().text();
            case TOKEN -> "admin or token";
        };
        return new Documented(rule.method(), rule.path(), who, rule.needs() == Rule.Needs.STORE);
    }

    /** An address of this shape. */
    String example(String store) {
        return path.replace("{store}", store).replace("/**", "").replace("*", "");
    }
}
