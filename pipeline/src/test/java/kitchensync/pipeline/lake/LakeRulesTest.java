package kitchensync.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import kitchensync.pipeline.Sandbox;
import kitchensync.pipeline.extract.EventTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that would break what is made of them are rejected, and those around them loaded. */
class LakeRulesTest {

    private static final Instant NOW = Instant.parse("2026-02-12T06:00:00Z");
    private static final String NOON = "2026-01-05T12:00:00Z";

    @TempDir
    Path folder;

    private final List<String> lines = new ArrayList<>();

    private void waste(String store, String item, String reason, String createdAt) {
        lines.add("{\"type\":\"waste\",\"store_id\":\"" + store
                + "\",\"event_id\":\"00000000-0000-0000-0000-0000000000" + (10 + lines.size())
                + "\",\"item_id\":\"" + item + "\",\"quantity\":1,\"reason\":\"" + reason + "\",\"created_at\":\""
                + createdAt + "\"}");
    }

    private LakeLoad.Report load(Sandbox sandbox) throws SQLException, IOException {
        return load(sandbox, NOW);
    }

    private LakeLoad.Report load(Sandbox sandbox, Instant written) throws SQLException, IOException {
        Path file = Files.writeString(folder.resolve("a.jsonl"), String.join("\n", lines));
        Files.setLastModifiedTime(file, FileTime.from(written));
        return LakeLoad.run(sandbox.warehouse, folder, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void aTimeThatCannotBeIsRejected() throws Exception {
        // Given
        waste("012", "BRAT", "", "1999-12-31T23:59:59Z");
        waste("012", "BRAT", "", "2000-01-01T00:00:00Z");
        waste("012", "BRAT", "", "2026-02-12T07:00:00Z");
        waste("012", "BRAT", "", "2026-02-12T07:00:01Z");
        waste("012", "BRAT", "", "2062-01-05T12:00:00Z");
        waste("012", "BRAT", "", "+12026-01-05T12:00:00Z");
        try (Sandbox sandbox = new Sandbox()) {
            // When
            LakeLoad.Report report = load(sandbox);

            // Then
            assertThat(report.rows()).containsEntry(EventTable.WASTE_LOG, 2L);
            assertThat(sandbox.rows("select created_at from RAW.WASTE_LOG order by 1"))
                    .containsExactly("2000-01-01 00:00:00.0", "2026-02-12 07:00:00.0");
            assertThat(sandbox.rows("select line from RAW.REJECTED_ROWS order by line"))
                    .containsExactly("1", "4", "5", "6");
            assertThat(sandbox.value("select reason from RAW.REJECTED_ROWS where line = 5"))
                    .isEqualTo("created_at must be from 2000-01-01T00:00:00Z to 2026-02-12T07:00:00Z (an hour after the"
                            + " chain's clock and after the file was written), but is '2062-01-05T12:00:00Z'");
        }
    }

    /** The clock of a folder in which nothing runs stands still while the files go on. */
    @Test
    void whatHadHappenedWhenTheFileWasWrittenIsTakenThoughTheChainsClockIsBehind() throws Exception {
        waste("012", "BRAT", "", "2026-03-01T12:59:00Z");
        waste("012", "BRAT", "", "2026-03-01T13:01:00Z");
        try (Sandbox sandbox = new Sandbox()) {
            load(sandbox, Instant.parse("2026-03-01T12:00:00Z"));

            assertThat(sandbox.rows("select line from RAW.REJECTED_ROWS")).containsExactly("2");
        }
    }

    @Test
    void textsThatAreNotPlainAreRejected() throws Exception {
        // Given
        waste("012\\u0000", "BRAT", "", NOON);
        waste("012", "BR\\nAT", "", NOON);
        waste("012", "BRAT", "burnt\\ndropped", NOON);
        waste("012", "BRAT", "half of a letter: \\ud800", NOON);
        waste("012", "BRAT", "plain: é, \\\"ü\\\"", NOON);
        try (Sandbox sandbox = new Sandbox()) {
            // When
            load(sandbox);

            // Then
            assertThat(sandbox.rows("select reason from RAW.WASTE_LOG")).containsExactly("plain: é, \"ü\"");
            assertThat(sandbox.rows("select line, reason from RAW.REJECTED_ROWS order by line"))
                    .containsExactly(
                            "1|store_id must be plain text of at most 60 characters",
                            "2|item_id must be plain text of at most 60 characters",
                            "3|reason must be plain text of at most 200 characters",
                            "4|reason must be plain text of at most 200 characters");
        }
    }

    @Test
    void whatIsSaidOfARejectedRowIsAShortLine() throws Exception {
        // Given: what is not a number has the first line break of all, and more of it than a row of the warehouse takes
        waste("012", "BRAT", "", NOON);
        lines.set(0, lines.getFirst().replace("\"quantity\":1", "\"quantity\":\"1\\n2\""));
        waste("012", "BRAT", "", "x".repeat(3_000_000));
        waste("012", "BRAT", "", NOON);
        try (Sandbox sandbox = new Sandbox()) {
            // When
            LakeLoad.Report report = load(sandbox);

            // Then
            assertThat(report.rows()).containsEntry(EventTable.WASTE_LOG, 1L);
            assertThat(sandbox.value("select reason from RAW.REJECTED_ROWS where line = 1"))
                    .endsWith("but is '1?2'");
            assertThat(sandbox.value("select length(reason) from RAW.REJECTED_ROWS where line = 2"))
                    .isEqualTo("300");
        }
    }
}
