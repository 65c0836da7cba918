package kitchensync.ingest.bulk;

import java.math.BigDecimal;
import java.util.Objects;
import kitchensync.domain.event.Event;
import kitchensync.ingest.store.EventColumns;
import kitchensync.ingest.store.EventType;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of Postgres' COPY: tabs between columns, backslash escapes, {@code \N} for null. */
final class CopyText {

    static final String COLUMNS = "event_id, type, item_id, quantity, price, reason, corrects, created_at";

    private static final String NULL = "\\N";

    private CopyText() {}

    /** A row of {@link #COLUMNS}. */
    static void append(StringBuilder rows, Event event) {
        rows.append(event.eventId()).append('\t');
        rows.append(EventType.of(event).id()).append('\t');
        escape(rows, event.itemId()).append('\t').append(event.quantity()).append('\t');
        BigDecimal price = EventColumns.price(event);
        rows.append(price == null ? NULL : price.toPlainString()).append('\t');
        escape(rows, EventColumns.reason(event)).append('\t');
        rows.append(Objects.requireNonNullElse((Object) EventColumns.corrects(event), NULL))
                .append('\t');
        rows.append(event.createdAt()).append('\n');
    }

    private static StringBuilder escape(StringBuilder rows, @Nullable String text) {
        if (text == null) {
            return rows.append(NULL);
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
