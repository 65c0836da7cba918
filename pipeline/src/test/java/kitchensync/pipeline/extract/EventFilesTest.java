package kitchensync.pipeline.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import kitchensync.domain.catalogue.CatalogueFiles;
import org.junit.jupiter.api.Test;

class EventFilesTest {

    private static final byte[] SALE =
            "0,012,1,00000000-0000-7000-8000-000000000001,BRAT,1,2026-01-05 12:00,2.00,\n".getBytes(UTF_8);

    @Test
    void whatAKilledProcessHasLeftIsDeletedButNothingThatIsInUseOrCannotBe() throws Exception {
        // Given
        Path left = Files.createTempFile("kitchensync-sale-", ".csv");
        Path used = Files.createTempFile("kitchensync-sale-", ".csv");
        Path cannotBe = Files.createTempDirectory("kitchensync-sale-");
        cannotBe = Files.move(cannotBe, cannotBe.resolveSibling(cannotBe.getFileName() + ".csv"));
        Path within = Files.createFile(cannotBe.resolve("within"));
        FileTime now = Files.getLastModifiedTime(used);
        Files.setLastModifiedTime(left, FileTime.from(now.toInstant().minus(Duration.ofMinutes(61))));
        Files.setLastModifiedTime(cannotBe, FileTime.from(now.toInstant().minus(Duration.ofMinutes(61))));
        Files.setLastModifiedTime(used, FileTime.from(now.toInstant().minus(Duration.ofMinutes(59))));

        // When
        try (EventFiles files = new EventFiles(7)) {
            files.append(CatalogueFiles.bundled().activeStores().getFirst(), SALE);

            // Then
            assertThat(left).doesNotExist();
            assertThat(used).exists();
            assertThat(within).exists();
            assertThat(files.finish().values()).allMatch(Files::exists);
        } finally {
            Files.deleteIfExists(left);
            Files.deleteIfExists(used);
            Files.deleteIfExists(within);
            Files.deleteIfExists(cannotBe);
        }
    }
}
