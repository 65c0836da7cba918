package kitchensync.kitchenui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kitchensync.kitchenui.sheet.Table.Column;
import org.junit.jupiter.api.Test;

class TableRowsTest {

    @Test
    void textIsNeverMarkup() {
        Table table = new Table(
                "t",
                "",
                "",
                List.of(Column.text("Item")),
                List.of(List.of(
                        Cell.link("Ben & <b>Jo's</b>", "/a?b=1&c=\"2\""),
                        Cell.units(3).toned("bad"))),
                null);

        assertThat(table.html())
                .isEqualTo(
                        "<tbody><tr><th scope=\"row\"><a href=\"/a?b=1&amp;c=&quot;2&quot;\">Ben &amp; &lt;b&gt;Jo&#39;s"
                                + "&lt;/b&gt;</a></th><td class=\"number bad\">3</td></tr>\n</tbody>");
    }

    @Test
    void theTotalIsARowOfItsOwn() {
        Table table = new Table(
                "t",
                "",
                "",
                List.of(Column.text("Item")),
                List.of(List.of(Cell.text("Bun"))),
                List.of(Cell.text("Total")));

        assertThat(table.html()).endsWith("<tfoot><tr><th scope=\"row\">Total</th></tr>\n</tfoot>");
    }
}
