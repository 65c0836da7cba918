package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.HourRange;
import kitchensync.domain.catalogue.Store;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.Test;

class CatalogueSeedsTest {

    private static final Path PROJECT = Path.of("src/main/dbt");

    /** With -Dkitchensync.write-seeds=true it writes the files instead. */
    @Test
    void theProjectsSeedsAreTheBundledCatalogue() throws Exception {
        for (Map.Entry<String, String> seed :
                CatalogueSeeds.of(CatalogueFiles.bundled()).entrySet()) {
            Path file = PROJECT.resolve(seed.getKey());
            if (Boolean.getBoolean("kitchensync.write-seeds")) {
                Files.writeString(file, seed.getValue());
            }
            assertThat(file).content().isEqualTo(seed.getValue());
        }
    }

    @Test
    void theRunningCatalogueIsWhatTheWarehouseHolds() throws Exception {
        // Given: a name that CSV has to quote.
        Store corner = new Store(
                "007", "The \"Corner\", Downtown", "", 1, HourRange.WHOLE_DAY, ZoneId.of("America/Chicago"), true);
        Catalogue catalogue =
                new Catalogue(List.of(corner), CatalogueFiles.bundled().items());
        try (Sandbox sandbox = new Sandbox(catalogue)) {
            // When
            sandbox.layers("2026-01-01 00:00:00");

            // Then
            assertThat(sandbox.rows("select store_id, name, level, active from STAGING.STG_STORES"))
                    .containsExactly("007|The \"Corner\", Downtown|1|true");
            assertThat(sandbox.value("select sale_price from STAGING.STG_MENU_ITEMS where item_id = 'HAM_CROISSANT'"))
                    .isEqualTo("null");
        }
    }
}
