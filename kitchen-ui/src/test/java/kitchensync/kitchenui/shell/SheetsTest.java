package kitchensync.kitchenui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;
import org.jboss.resteasy.reactive.RestResponse;
import org.junit.jupiter.api.Test;

class SheetsTest {

    private static final Table TABLE = new Table(
            "hours", "caption", "/t.csv", List.of(Column.text("Día")), List.of(List.of(Cell.text("10–14"))), null);

    @Test
    void aFileSaysThatItIsUtf8() {
        RestResponse<String> file = Sheets.csv(List.of(TABLE), "hours", "012");

        assertThat(file.getEntity()).isEqualTo("\uFEFFDía\r\n10–14\r\n");
        assertThat(file.getMediaType()).hasToString("text/csv;charset=utf-8");
    }

    @Test
    void aFileHasANameThatEverySystemTakes() {
        RestResponse<String> file = Sheets.csv(List.of(TABLE), "hours", "012-PAIN \"D'ÉPICES\"/🥐-2026-02-11");

        assertThat(file.getHeaderString("Content-Disposition"))
                .isEqualTo("attachment; filename=\"012-PAIN-D-PICES-2026-02-11-hours.csv\"");
    }
}
