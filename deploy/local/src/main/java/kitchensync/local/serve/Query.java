package kitchensync.local.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Answers one SQL query from the warehouse, row by row, as CSV with a header or as JSON, one object a line. */
public final class Query {

    private static final JsonMapper JSON = new JsonMapper();

    /** Strings, quoted names and comments, in which a semicolon ends nothing. */
    private static final Pattern QUOTED =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);

    /** A second statement could end the reading transaction and write. */
    private static final Pattern BETWEEN_STATEMENTS = Pattern.compile(";\\s*\\S");

    private Query() {}

    /**
     * @param connection the caller's own; the query runs in a transaction that may only read
     * @throws SQLException with the warehouse's word on what is wrong with the query
     */
    public static void answer(Connection connection, String sql, boolean json, Writer out)
            throws SQLException, IOException {
        if (BETWEEN_STATEMENTS.matcher(QUOTED.matcher(sql).replaceAll("")).find()) {
            throw new SQLException("this is more than one statement; ask one query at a time");
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("begin transaction read only");
            try {
                if (!statement.execute(sql)) {
                    throw new SQLException("this is no query; write one that returns rows, select .. say");
                }
                try (ResultSet rows = statement.getResultSet()) {
                    if (json) {
                        writeJson(rows, out);
                    } else {
                        writeCsv(rows, out);
                    }
                }
            } finally {
                try (Statement end = connection.createStatement()) {
                    end.execute("rollback");
                }
            }
        }
        out.flush();
    }

    private static void writeCsv(ResultSet rows, Writer out) throws SQLException, IOException {
        ResultSetMetaData columns = rows.getMetaData();
        int width = columns.getColumnCount();
        try {
            CsvWriter csv = CsvWriter.builder().build(out);
            String[] record = new String[width];
            for (int i = 0; i < width; i++) {
                record[i] = columns.getColumnLabel(i + 1);
            }
            csv.writeRecord(record);
            while (rows.next()) {
                for (int i = 0; i < width; i++) {
                    record[i] = rows.getString(i + 1);
                }
                csv.writeRecord(record);
            }
            csv.flush();
        } catch (UncheckedIOException closed) {
            throw new SQLException("the reader of the answer went away", closed);
        }
    }

    private static void writeJson(ResultSet rows, Writer out) throws SQLException, IOException {
        ResultSetMetaData columns = rows.getMetaData();
        JsonGenerator json = JSON.createGenerator(out);
        json.setRootValueSeparator(null);
        while (rows.next()) {
            json.writeStartObject();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                json.writeFieldName(columns.getColumnLabel(i));
                writeValue(json, rows.getObject(i), rows.getString(i));
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
        json.flush();
    }

    private static void writeValue(JsonGenerator json, @Nullable Object value, @Nullable String text)
            throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Boolean flag -> json.writeBoolean(flag);
            case Double real when real.isNaN() || real.isInfinite() -> json.writeString(text);
            case Double real -> json.writeNumber(real);
            case BigDecimal decimal -> json.writeNumber(decimal);
            case Number whole -> json.writeNumber(whole.toString());
            default -> json.writeString(text);
        }
    }
}
