package kitchensync.logs;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a JSON object on one line, with these keys and no others: {@code time} (UTC), {@code level}, {@code
 * logger}, {@code thread}, {@code message}; {@code trace} and {@code span} where there is one; {@code error}, the stack
 * trace, where something was thrown.
 */
final class JsonLine extends ExtFormatter {

    private static final JsonFactory JSON = new JsonFactory();

    /** Of a message or a stack trace, in characters. */
    private static final int LONGEST = 16_000;

    @Override
    public String format(ExtLogRecord entry) {
        StringWriter line = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("time", entry.getInstant().toString());
            json.writeStringField("level", entry.getLevel().getName());
            json.writeStringField("logger", entry.getLoggerName());
            json.writeStringField("thread", entry.getThreadName());
            json.writeStringField("message", cut(String.valueOf(entry.getFormattedMessage())));
            optional(json, "trace", entry.getMdc("traceId"));
            optional(json, "span", entry.getMdc("spanId"));
            optional(json, "error", entry.getThrown() == null ? null : cut(trace(entry.getThrown())));
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return line.append('\n').toString();
    }

    private static void optional(JsonGenerator json, String key, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            json.writeStringField(key, value);
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "..";
    }
}
