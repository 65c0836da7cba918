package kitchensync.pipeline.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither what lies in a folder that is loaded nor what lies beside one that is written leads out of it. */
class OutsideTheFolderTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-02-12T06:00:00Z"), ZoneOffset.UTC);
    private static final String SALE = """
            {"type":"sale","store_id":"../../012","event_id":"00000000-0000-0000-0000-000000000001",\
            "item_id":"../HOT_DOG","quantity":1,"price":1.69,"created_at":"2026-01-05T12:00:00Z"}""";

    @TempDir
    Path folder;

    private Path inside;
    private Path secret;

    @BeforeEach
    void aSecretBeside() throws IOException {
        inside = Files.createDirectory(folder.resolve("inside"));
        secret = Files.writeString(
                Files.createDirectory(folder.resolve("private")).resolve("secret.jsonl"), "the password");
    }

    private void load(Sandbox sandbox) throws SQLException, IOException {
        LakeLoad.run(sandbox.warehouse, inside, CLOCK);
    }

    @Test
    void aLinkToAFileElsewhereIsNotRead() throws Exception {
        Files.createSymbolicLink(inside.resolve("a.jsonl"), secret);
        try (Sandbox sandbox = new Sandbox()) {
            assertThatThrownBy(() -> load(sandbox))
                    .hasMessageContaining("a.jsonl is a link to a file outside")
                    .hasMessageNotContaining("password");
            assertThat(sandbox.value("select count(*) from RAW.REJECTED_ROWS")).isEqualTo("0");
        }
    }

    @Test
    void aLinkToAFolderElsewhereIsNotFollowed() throws Exception {
        Files.createSymbolicLink(inside.resolve("more"), folder.resolve("private"));
        try (Sandbox sandbox = new Sandbox()) {
            load(sandbox);

            assertThat(sandbox.value("select count(*) from RAW.LOADED_FILES")).isEqualTo("0");
        }
    }

    @Test
    void aNameThatIsAPatternIsNotRead() throws Exception {
        Files.writeString(inside.resolve("[a-z]*.parquet"), "");
        try (Sandbox sandbox = new Sandbox()) {
            assertThatThrownBy(() -> load(sandbox)).hasMessageContaining("rename it");
        }
    }

    @Test
    void idsThatLookLikePathsNameNoFile() throws Exception {
        Files.writeString(inside.resolve("a.jsonl"), SALE);
        Path lake = folder.resolve("out").resolve("lake");
        Files.createDirectories(folder.resolve("out"));
        try (Sandbox sandbox = new Sandbox()) {
            load(sandbox);

            LakeExport.run(sandbox.warehouse, lake, Set.of("raw"), Optional.empty(), Optional.empty());
        }

        try (var beside = Files.list(folder)) {
            assertThat(beside).containsExactlyInAnyOrder(inside, secret.getParent(), folder.resolve("out"));
        }
        try (var written = Files.list(folder.resolve("out"))) {
            assertThat(written).containsExactlyInAnyOrder(lake, folder.resolve("out/.lake.versions"));
        }
    }

    @Test
    void whatAnotherHasLinkedBesideAnExportIsNotDeleted() throws Exception {
        Files.createSymbolicLink(folder.resolve(".lake.versions"), secret.getParent());
        try (Sandbox sandbox = new Sandbox()) {
            assertThatThrownBy(() -> LakeExport.run(
                            sandbox.warehouse,
                            folder.resolve("lake"),
                            Set.of("raw"),
                            Optional.empty(),
                            Optional.empty()))
                    .hasMessageContaining(".lake.versions is a link");
        }
        assertThat(secret).exists();
    }
}
