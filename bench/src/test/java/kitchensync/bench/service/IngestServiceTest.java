package kitchensync.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestServiceTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void readsHowLongTheSchemasTook() {
        String log = "INFO schemas of 100 stores are up to date, 100 were migrated, in 7.25 s\n";

        assertThat(IngestService.migrationSeconds(log)).isEqualTo(7.25);
    }

    @Test
    void saysNothingOfWhatTheServiceDidNotSay() {
        assertThat(IngestService.migrationSeconds("started")).isNaN();
    }

    @Test
    void ingestCanReadTheStoresOfAFleet() throws Exception {
        Fleet fleet = Fleet.of(1000, CatalogueFiles.bundled());
        Path file = Files.writeString(folder.resolve("stores.yaml"), fleet.yaml());

        Catalogue read = CatalogueFiles.read(Optional.of(file), Optional.empty());

        assertThat(read.activeStores())
                .extracting(Store::id)
                .isEqualTo(fleet.ids())
                .hasSize(1000);
        assertThat(fleet.schemas()).containsEntry("0001", "store_0001");
    }
}
