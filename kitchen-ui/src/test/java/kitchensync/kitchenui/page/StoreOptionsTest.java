package kitchensync.kitchenui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import org.junit.jupiter.api.Test;

class StoreOptionsTest {

    private static final Catalogue CATALOGUE = CatalogueFiles.read(Optional.empty(), Optional.empty());
    private final StoreOptions options = StoreOptions.of(Region.of(CATALOGUE.activeStores()));

    @Test
    void oneStoreIsChosen() {
        String name = CATALOGUE.store("027").orElseThrow().name();

        assertThat(options.selecting("027"))
                .containsOnlyOnce(" selected")
                .contains("<option value=\"027\" selected>" + name + "</option>");
    }

    @Test
    void whoseStoreIsNotListedHasNoneChosen() {
        assertThat(options.selecting("02")).isEqualTo(options.html()).doesNotContain("selected");
        assertThat(options.selecting("\"><b>")).isEqualTo(options.html());
    }
}
