package kitchensync.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to take the memory or the time of who reads them. */
class HostileCatalogueTest {

    private static final String GOOD_ITEM =
            "id: PIE, category: side, price: 3, cost: 1, hold_time: 2, cook_time: 10, popularity: 1, batch: 4";

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("mine.yaml"), text);
    }

    @Test
    void aBombOfAliasesIsNeitherUnpackedNorTaken() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 20; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
        }
        Path stores = file(bomb + "stores: *a19\n");

        assertThatThrownBy(() -> CatalogueFiles.entries(stores))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("'stores:' must be a list");
    }

    @Test
    void whatIsNestedTooDeepIsNoCatalogue() throws IOException {
        Path stores = file("stores: [{id: 'a', level: 1, hours: " + "[".repeat(100_000) + "}]");

        assertThatThrownBy(() -> CatalogueFiles.entries(stores))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("mine.yaml")
                .hasMessageContaining("nesting depth");
    }

    @Test
    void aTextThatIsTooLongIsRefusedInAShortMessage() throws IOException {
        Path stores = file("stores: [{id: '" + "a".repeat(1_000_000) + "', level: 1}]");

        assertThatThrownBy(() -> CatalogueFiles.entries(stores))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("letters, digits and underscores")
                .satisfies(refusal -> assertThat(refusal.getMessage()).hasSizeLessThan(1_000));
    }

    @Test
    void aFileThatIsFarTooLargeIsNotRead() throws IOException {
        Path stores = file("stores:\n" + "#".repeat(3_000_000));

        assertThatThrownBy(() -> CatalogueFiles.entries(stores))
                .isInstanceOf(CatalogueException.class)
                .hasMessageContaining("mine.yaml: is larger than 3000000 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "'1e999999999'", "'1e-999999999'", "1000001"})
    void aNumberThatNobodyCanWriteOutIsRefused(String price) throws IOException {
        Path menu = file("items:\n  - {" + GOOD_ITEM.replace("price: 3", "price: " + price) + "}\n");

        assertThatThrownBy(() -> CatalogueFiles.read(Optional.empty(), Optional.of(menu)))
                .hasMessageContaining("item PIE, field price: must be a number");
    }
}
