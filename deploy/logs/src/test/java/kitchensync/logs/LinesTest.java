package kitchensync.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

    private static final PlainLine PLAIN = new PlainLine(new PatternFormatter("%p [%c] %s%e%n"));
    private static final JsonLine JSON = new JsonLine();

    private static ExtLogRecord entry(String message, Object... parameters) {
        ExtLogRecord entry = new ExtLogRecord(Level.WARN, message, ExtLogRecord.FormatStyle.PRINTF, "x");
        entry.setLoggerName("kitchensync.Test");
        entry.setParameters(parameters);
        return entry;
    }

    /** Ends of lines, a bell, a step back, a terminal's colours, a turn of direction. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n",
                "\r",
                "\r\n",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u0007",
                "\b",
                "\u001b[31m",
                "\u202e",
                "\u0000"
            })
    void whoseTextIsLoggedCanMakeUpNoEntry(String trick) throws JsonProcessingException {
        ExtLogRecord entry = entry("store %s is not there", "012" + trick + "ERROR [root] all is lost");

        String plain = PLAIN.format(entry);
        String json = JSON.format(entry);

        assertThat(plain).startsWith("WARN [kitchensync.Test] store 012\\").endsWith("\n");
        assertThat(plain.strip().chars())
                .noneMatch(c -> c < ' ' || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0x202e);
        assertThat(json.strip().lines()).hasSize(1);
        assertThat(new ObjectMapper().readTree(json).get("message").textValue()).contains(trick);
    }

    @Test
    void aHarmlessEntryIsWrittenAsItIs() {
        assertThat(PLAIN.format(entry("%d events\tof Müller's 🍕", 7)))
                .isEqualTo("WARN [kitchensync.Test] 7 events\tof Müller's 🍕\n");
    }

    @Test
    void theKeysOfAnObjectAreFixed() throws JsonProcessingException {
        ExtLogRecord entry = entry("failed");
        entry.setThrown(new IllegalStateException("a fault\nof ours"));
        entry.setMdc(Map.of("traceId", "4bf92f35", "spanId", "00f067aa", "sampled", "true", "user", "mia"));
        entry.setNdc("more");

        JsonNode json = new ObjectMapper().readTree(JSON.format(entry));

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly("time", "level", "logger", "thread", "message", "trace", "span", "error");
        assertThat(json.get("error").textValue()).contains("IllegalStateException: a fault", "LinesTest");
        assertThat(new ObjectMapper().readTree(JSON.format(entry("fine"))).fieldNames())
                .toIterable()
                .containsExactly("time", "level", "logger", "thread", "message");
    }

    @Test
    void noEntryIsLongerThanItsLimit() {
        assertThat(JSON.format(entry("%s", "x".repeat(1_000_000)))).hasSizeLessThan(17_000);
    }
}
