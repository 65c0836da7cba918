package kitchensync.kitchenui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import kitchensync.kitchenui.sheet.Table.Column;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void numbersArePlainAndTextsThatASpreadsheetWouldRunAreMadeHarmless() {
        // Given
        Table table = new Table(
                "t",
                "caption",
                "/t.csv",
                List.of(Column.text("Item"), Column.number("Units"), Column.number("$"), Column.text("Who")),
                List.of(
                        List.of(
                                Cell.text("Hot, Dog"),
                                Cell.units(1234),
                                Cell.money(new BigDecimal("-1.50")),
                                Cell.text("=HYPERLINK(\"x\")")),
                        List.of(Cell.text("+1"), Cell.none(), Cell.percent(.0612), Cell.text("@Bo"))),
                List.of(Cell.text("Total"), Cell.units(1234), Cell.none(), Cell.text("-2+3")));

        // Then
        assertThat(Csv.of(table).lines())
                .containsExactly(
                        "Item,Units,$,Who",
                        "\"Hot, Dog\",1234,-1.50,\"'=HYPERLINK(\"\"x\"\")\"",
                        "'+1,,6.12,'@Bo",
                        "Total,1234,,'-2+3");
    }
}
