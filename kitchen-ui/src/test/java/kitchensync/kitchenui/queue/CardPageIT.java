package kitchensync.kitchenui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The card of an item of whose kind the bundled menu has none. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CardPageIT {

    private static final String MENU = """
            items:
              - id: WINGS
                category: chicken
                price: 5
                cost: 2
                hold_time: 2
                cook_time: 10
                popularity: 3
                batch: 4
                cook_in: batches
                station: fryer
            """;

    @Inject
    KitchenUiSettings settings;

    private String queue(Path folder, int cook) throws IOException {
        Path menu = Files.writeString(folder.resolve("menu.yaml"), MENU);
        Catalogue catalogue = CatalogueFiles.read(Optional.empty(), Optional.of(menu));
        QueueView view = Rows.plan(Rows.row("WINGS", cook, cook, 0)).view(catalogue, Rows.STORE, Rows.NOW);
        return QueuePages.Templates.live(view, Note.NONE, List.of(), settings, 0)
                .render();
    }

    @Test
    void itSaysHowManyBatchesAndAtWhichStation(@TempDir Path folder) throws IOException {
        assertThat(queue(folder, 12))
                .contains("<b>12</b><span class=\"batches\">3 batches</span>")
                .contains("<span class=\"tag station\">fryer</span>");
    }

    @Test
    void partsAreWholeBatches(@TempDir Path folder) throws IOException {
        assertThat(queue(folder, 12))
                .containsSubsequence("value=\"4\">4</button>", "value=\"8\">8</button>")
                .doesNotContain("value=\"5\">5</button>");
        assertThat(queue(folder, 4)).contains("1 batch<");
    }
}
