package kitchensync.kitchenui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.serving.CookedBatch;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cards as HTML; some of an item of whose kind the bundled menu has none. */
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
    QueuePages pages;

    private static Rows rows(int onHand) {
        return Rows.plan(Rows.row("BRAT", 4, 4, onHand));
    }

    private String page(Rows rows, Store store, Instant now, Locale locale) {
        return pages.live(rows.view(store, now), locale);
    }

    private String queue(Path folder, int cook) throws IOException {
        Path menu = Files.writeString(folder.resolve("menu.yaml"), MENU);
        Catalogue catalogue = CatalogueFiles.read(Optional.empty(), Optional.of(menu));
        QueueView view = Rows.plan(Rows.row("WINGS", cook, cook, 0)).view(catalogue, Rows.STORE, Rows.NOW);
        return pages.live(view, Locale.ENGLISH);
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

    @Test
    void whatIsWrittenOnceIsRightAtAnyMinuteInAnyLanguageAndStore() {
        assertThat(page(rows(1), Rows.STORE, Rows.SLOT_START, Locale.ENGLISH))
                .contains("data-age=\"new\"", "On hand 1", "/stores/012/done", "2026-02-12T13:15:00Z");
        assertThat(page(rows(1), Rows.STORE, Rows.SLOT_START.plusSeconds(720), Locale.ENGLISH))
                .contains("data-age=\"late\"", "Late: 12 min", "On hand 1")
                .doesNotContain("\0");
        assertThat(page(rows(1), Rows.STORE, Rows.SLOT_START.plusSeconds(780), Locale.of("es")))
                .contains("Tarde: 13 min", "Listos 1")
                .doesNotContain("On hand");
        assertThat(page(rows(2), Rows.STORE, Rows.SLOT_START.plusSeconds(780), Locale.ENGLISH))
                .contains("On hand 2")
                .doesNotContain("On hand 1");
        assertThat(page(rows(1), Rows.DAY_STORE, Rows.SLOT_START, Locale.ENGLISH))
                .contains("/stores/027/done")
                .doesNotContain("/stores/012/done");
    }

    @Test
    void rowsThatLookAlikeKeepTheirBatchTimeAndStore() {
        Instant first = Rows.NOW.minus(Duration.ofMinutes(40));
        Instant second = first.plus(Duration.ofMinutes(2));

        assertThat(page(warm(new UUID(1, 1), first), Rows.STORE, Rows.NOW, Locale.ENGLISH))
                .contains("/stores/012/discard", new UUID(1, 1).toString(), expiry(first), "/stores/012/undo");
        assertThat(page(warm(new UUID(1, 2), second), Rows.DAY_STORE, Rows.NOW, Locale.ENGLISH))
                .contains("/stores/027/discard", new UUID(1, 2).toString(), expiry(second), "/stores/027/undo")
                .doesNotContain("/stores/012", new UUID(1, 1).toString(), expiry(first), "\0");
    }

    private static Rows warm(UUID batch, Instant cookedAt) {
        return Rows.plan(Rows.row("HOT_DOG", 4, 4, 6), Rows.row("BRAT", 4, 4, 0))
                .acts(Rows.done("BRAT", 0, 4))
                .batches(new CookedBatch(batch, "HOT_DOG", 6, cookedAt));
    }

    private static String expiry(Instant cookedAt) {
        Item item = Rows.CATALOGUE.item("HOT_DOG").orElseThrow();
        return "data-until=\""
                + cookedAt.plus(item.cookTime()).plus(item.holdTime()).toEpochMilli();
    }
}
