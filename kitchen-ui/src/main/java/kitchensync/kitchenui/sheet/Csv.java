package kitchensync.kitchenui.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** A table as a file for spreadsheets: RFC 4180, a line of titles first, plain numbers. */
public final class Csv {

    /** What spreadsheets take for the beginning of a formula (OWASP, CSV Injection). */
    private static final String FORMULA = "=+-@\t\r\n";

    private Csv() {}

    public static String of(Table table) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(table.columns().stream()
                    .map(column -> harmless(column.title()))
                    .toList());
            List<Cell> total = table.total();
            Stream.concat(table.rows().stream(), Stream.ofNullable(total))
                    .map(row -> row.stream().map(Csv::field).toList())
                    .forEach(csv::writeRecord);
        } catch (IOException memoryCannotFail) {
            throw new UncheckedIOException(memoryCannotFail);
        }
        return text.toString();
    }

    private static String field(Cell cell) {
        return cell.number() ? cell.raw() : harmless(cell.raw());
    }

    /** Texts come from people; one that a spreadsheet would run gets an apostrophe before it. */
    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
