package kitchensync.kitchenui.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of a page, and of the file that is made of it.
 *
 * @param id names it in addresses
 * @param csv address of the file
 * @param columns the first one names its row
 * @param total a last row; null without one
 */
public record Table(
        String id,
        String caption,
        String csv,
        List<Column> columns,
        List<List<Cell>> rows,
        @Nullable List<Cell> total) {

    /**
     * @param number whether it is set flush right
     * @param sort where a click on the title leads; empty: nowhere
     * @param sorted {@code ascending} or {@code descending} where rows are in its order; empty: they are not
     */
    public record Column(String title, boolean number, String sort, String sorted) {

        public static Column text(String title) {
            return new Column(title, false, "", "");
        }

        public static Column number(String title) {
            return new Column(title, true, "", "");
        }
    }

    /** The rows and the total as HTML. */
    public String html() {
        return TableRows.of(this);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
