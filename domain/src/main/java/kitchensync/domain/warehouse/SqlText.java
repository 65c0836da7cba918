package kitchensync.domain.warehouse;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts in statements for a warehouse. Some carry a whole menu: an item may be called PAIN D'EPICES. */
public final class SqlText {

    private SqlText() {}

    /** A text as SQL reads it. A backslash is one to DuckDB and means something to Snowflake, so it goes by its number. */
    public static String of(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.contains("\\") ? "(" + quoted.replace("\\", "' || chr(92) || '") + ")" : quoted;
    }

    /** The rows of a table: each text with its place from 0. */
    public static String values(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(place -> "(" + of(texts.get(place)) + ", " + place + ")")
                .collect(Collectors.joining(", ", "(values ", ")"));
    }
}
