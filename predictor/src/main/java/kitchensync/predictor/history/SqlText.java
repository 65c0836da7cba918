package kitchensync.predictor.history;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parts of statements. Some carry a whole menu: an item may be called PAIN D'EPICES. */
public final class SqlText {

    /** Leaves of {@code d} the days that are over on the clock of the store itself: the chain's newest still runs further west. */
    static final String WHOLE_DAYS =
            " join INTERMEDIATE.STORE_DAYS w on w.store_id = d.store_id and w.sale_date = d.sale_date";

    private SqlText() {}

    /** A text as SQL reads it. A backslash is one to DuckDB and means something to Snowflake, so it goes by its number. */
    public static String of(String text) {
        return "('" + text.replace("'", "''").replace("\\", "' || chr(92) || '") + "')";
    }

    /** The rows of a table: each text with its place from 0. */
    public static String values(List<String> texts) {
        return IntStream.range(0, texts.size())
                .mapToObj(place -> "(" + of(texts.get(place)) + ", " + place + ")")
                .collect(Collectors.joining(", ", "(values ", ")"));
    }
}
