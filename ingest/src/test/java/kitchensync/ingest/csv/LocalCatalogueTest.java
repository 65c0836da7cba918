package kitchensync.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import kitchensync.domain.catalogue.CatalogueFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalCatalogueTest {

    @TempDir
    Path folder;

    /** A store's id becomes the name of a schema, and of nothing else. */
    @Test
    void aStoreThatIsNamedLikeAPathOrLikeSqlGetsAPlainId() throws IOException {
        Path file = Files.writeString(folder.resolve("sales.csv"), """
                store_id,item_id,ts,quantity
                ../../../etc/passwd,BREAD,2022-09-02T08:05,1
                "a""; drop schema ingest; --",BREAD,2022-09-02T08:05,1
                /tmp/x,../../BREAD,2022-09-02T08:05,1
                """);
        LocalCatalogue learned = new LocalCatalogue(CatalogueFiles.bundled(), ZoneId.of("UTC"));

        new SalesFile(file, Map.of(), Instant.parse("2026-11-22T10:00:00Z")).read(learned::see, rejected -> {});

        assertThat(learned.stores().values())
                .hasSize(3)
                .allSatisfy(store -> assertThat(store.id()).matches("[A-Za-z0-9_]{1,40}"));
    }
}
