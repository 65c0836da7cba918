package kitchensync.ingest.bulk;

import java.time.Instant;
import kitchensync.domain.event.Event;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of Postgres' COPY: tabs between columns, backslash escapes, {@code \N} for null. */
final class CopyText {

    private CopyText() {}

    static void append(StringBuilder rows, Event event, Instant received) {
        rows.append(event.eventId()).append('\t');
        escape(rows, event.itemId()).append('\t').append(event.quantity()).append('\t');
        switch (event) {
            case Event.Sale sale -> rows.append(sale.price().toPlainString()).append('\t');
            case Event.Waste waste -> escape(rows, waste.reason()).append('\t');
            case Event.Stockout _, Event.Cooked _ -> {}
        }
        rows.append(event.createdAt()).append('\t').append(received).append('\n');
    }

    private static StringBuilder escape(StringBuilder rows, @Nullable String text) {
        if (text == null) {
            return rows.append("\\N");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> rows.append("\\\\");
                case '\t' -> rows.append("\\t");
                case '\n' -> rows.append("\\n");
                case '\r' -> rows.append("\\r");
                default -> rows.append(c);
            }
        }
        return rows;
    }
}
