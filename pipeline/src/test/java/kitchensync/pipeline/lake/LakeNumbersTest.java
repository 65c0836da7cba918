package kitchensync.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code seq} numbers a store's events of all types, whatever the files say. */
class LakeNumbersTest {

    private static final String NOW = "2026-02-12 06:00:00";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T06:00:00Z"), ZoneOffset.UTC);
    private static final String NUMBERS = """
            select seq, right(event_id::varchar, 2) from (select store_id, seq, event_id from RAW.SALES_EVENTS
            union all select store_id, seq, event_id from RAW.WASTE_LOG
            union all select store_id, seq, event_id from RAW.SALE_CORRECTIONS) where store_id = '012' order by 1, 2""";

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void begin() throws SQLException {
        sandbox = new Sandbox();
    }

    @AfterEach
    void end() throws SQLException {
        sandbox.close();
    }

    /** @param rest the columns that not every event has, each with a comma before it */
    private static String event(String type, int id, String rest) {
        return "{\"type\":\"" + type + "\",\"store_id\":\"012\",\"event_id\":\"00000000-0000-0000-0000-0000000000" + id
                + "\",\"item_id\":\"HOT_DOG\",\"quantity\":1,\"created_at\":\"2026-01-05T12:00:00Z\"" + rest + "}";
    }

    private static String sale(int id, String rest) {
        return event("sale", id, ",\"price\":1.69" + rest);
    }

    private static String correction(int id, int units, String rest) {
        return event("correction", id, ",\"corrects\":\"00000000-0000-0000-0000-000000000010\"" + rest)
                .replace("\"quantity\":1", "\"quantity\":" + units);
    }

    private LakeLoad.Report load() throws SQLException, IOException {
        return LakeLoad.run(sandbox.warehouse, folder, CLOCK);
    }

    private void file(String name, String... lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines));
    }

    @Test
    void aNumberThatAnotherFilesEventHasIsNotGivenTwice() throws Exception {
        // Given
        file("a.jsonl", sale(10, ""));
        file("b.jsonl", sale(20, ",\"seq\":1"), sale(21, ",\"seq\":2"), sale(22, ",\"seq\":7"));

        // When
        LakeLoad.Report report = load();

        // Then
        assertThat(List.of(report.renumbered(), report.rejected())).containsExactly(1L, 0L);
        assertThat(sandbox.rows(NUMBERS)).containsExactly("1|10", "2|21", "7|22", "8|20");
        assertThat(sandbox.layers(NOW).failures()).isEmpty();
        assertThat(sandbox.value("select sold from MARTS.DAY_TOTALS")).isEqualTo("4");

        // When: what comes without a number comes after all of them
        file("c.jsonl", sale(30, ""));
        load();

        // Then
        assertThat(sandbox.rows(NUMBERS)).endsWith("9|30");
    }

    @Test
    void ofTwoCorrectionsTheOneOfTheLaterFileCountsWhenBothHaveOneNumber() throws Exception {
        // Given
        file("a.jsonl", sale(10, ""), correction(11, 5, ""));
        load();
        assertThat(sandbox.layers(NOW).failures()).isEmpty();
        file("b.jsonl", correction(12, 7, ",\"seq\":1"));

        // When
        load();

        // Then
        assertThat(sandbox.rows(NUMBERS)).containsExactly("1|10", "2|11", "3|12");
        assertThat(sandbox.layers(NOW).failures()).isEmpty();
        assertThat(sandbox.value("select sold from MARTS.DAY_TOTALS")).isEqualTo("7");
    }

    @Test
    void noNumberIsGivenTwiceInOneFile() throws Exception {
        // Given: one that is counted before one that says so itself, and two that say the same, one of them twice
        file(
                "a.jsonl",
                event("waste", 10, ""),
                sale(20, ",\"seq\":1"),
                sale(21, ",\"seq\":1"),
                sale(20, ",\"seq\":1"),
                sale(22, ",\"seq\":2"));

        // When
        LakeLoad.Report report = load();

        // Then
        assertThat(report.duplicates()).isEqualTo(1);
        assertThat(sandbox.rows(NUMBERS)).containsExactly("1|20", "2|22", "3|21", "4|10");
        assertThat(sandbox.layers(NOW).failures()).isEmpty();
    }

    @Test
    void numbersOfAnExportAreKeptWhateverOrderItsFilesHave() throws Exception {
        // Given
        file("a.jsonl", sale(10, ",\"seq\":9"), sale(11, ",\"seq\":2"));
        file("b.jsonl", event("waste", 12, ",\"seq\":5"));

        // When
        load();
        file("c.jsonl", sale(10, ",\"seq\":9"), sale(13, ",\"seq\":8"));
        LakeLoad.Report again = load();

        // Then
        assertThat(List.of(again.duplicates(), again.renumbered())).containsExactly(1L, 0L);
        assertThat(sandbox.rows(NUMBERS)).containsExactly("2|11", "5|12", "8|13", "9|10");
    }

    @Test
    void aNumberAfterWhichNoneCouldFollowIsRejected() throws Exception {
        // Given
        file(
                "a.jsonl",
                sale(10, ",\"seq\":9223372036854775807"),
                sale(11, ",\"seq\":1000000000000000"),
                sale(12, ",\"seq\":999999999999999"),
                sale(13, ""));

        // When
        load();

        // Then
        assertThat(sandbox.rows("select line, reason from RAW.REJECTED_ROWS order by line"))
                .containsExactly(
                        "1|seq must be a whole number from 1 to 999999999999999, but is '9223372036854775807'",
                        "2|seq must be a whole number from 1 to 999999999999999, but is '1000000000000000'");
        assertThat(sandbox.rows(NUMBERS)).containsExactly("999999999999999|12", "1000000000000000|13");
    }
}
