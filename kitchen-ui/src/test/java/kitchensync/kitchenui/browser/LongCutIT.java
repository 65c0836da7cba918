package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import kitchensync.kitchenui.Soon;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tablet that is cut off for long, and much is tapped on it meanwhile. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LongCutIT extends WiredKitchen {

    private static final int IN_A_KITCHEN = 4_500;
    /**
     * Writes into {@code toldAfter} after how many milliseconds the page says that it is cut off. Until then it asks for
     * no queue, as in a kitchen, where it does so every 15 seconds: an answer that does not come would tell it too.
     */
    private static final String TIMED = """
            silence => {
              kitchen.live.dataset.offlineAfter = silence;
              const start = performance.now();
              const offline = document.getElementById("offline");
              new MutationObserver(() => {
                if (!offline.hidden) window.toldAfter ??= performance.now() - start;
              }).observe(offline, { attributeFilter: ["hidden"] });
              const fetched = window.fetch;
              window.fetch = (address, options) => window.toldAfter || !String(address).includes("/queue")
                ? fetched(address, options)
                : new Promise(() => {});
            }""";

    private static final String RED = "rgb(176, 0, 32)";

    /** Taps are sent again one by one. */
    private static final HasCountOptions LATER = new HasCountOptions().setTimeout(15_000);

    private static void waitUntil(Page page, long start, int seconds) {
        page.waitForTimeout(Math.max(0, seconds * 1_000 - (System.nanoTime() - start) / 1_000_000.0));
    }

    private void fiveHotDogs() {
        serving.clear();
        serving.plan("012", "HOT_DOG", TestTime.START, true, 0, 4, "why");
        serving.run("update serving.plan set on_hand = 5");
        serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(3_600), 5);
    }

    private static void discard(Page page, int units, String reason) {
        warm(page, "HOT_DOG").locator("summary").click();
        warm(page, "HOT_DOG").locator("select").selectOption(String.valueOf(units));
        warm(page, "HOT_DOG").locator("button[value='" + reason + "']").click();
        page.waitForTimeout(800);
    }

    @Test
    void afterThirtySecondsWithoutANetworkEveryTapCountsOnce() {
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            List<String> plan = cards(page);
            List<String> items = page.locator(".card").all().stream()
                    .map(card -> card.getAttribute("data-key"))
                    .toList();
            List<String> units = page.locator(".card .done").all().stream()
                    .map(done -> done.getAttribute("value"))
                    .toList();
            page.waitForTimeout(500);

            page.evaluate(TIMED, IN_A_KITCHEN);
            long start = System.nanoTime();
            relay.fallSilent();
            assertThat(page.locator("#offline")).isVisible(new IsVisibleOptions().setTimeout(10_000));
            assertThat(((Number) page.evaluate("toldAfter")).doubleValue()).isLessThan(5_000);
            relay.cut();
            assertThat(page.locator("#offline")).hasText("Not updating since 07:16; showing the last plan.");
            assertThat(page.locator("#offline")).hasCSS("background-color", RED);
            card(page, items.get(0)).locator(".done").click();
            waitUntil(page, start, 11);
            card(page, items.get(1)).locator(".done").click();
            waitUntil(page, start, 17);
            card(page, items.get(2)).locator(".done").click();
            waitUntil(page, start, 19);
            note(page).locator(".undo").click();
            waitUntil(page, start, 25);
            card(page, items.get(3)).locator(".done").click();
            waitUntil(page, start, 30);
            assertThat(page.locator("#offline")).isVisible();
            assertThat(cards(page)).isEqualTo(plan);
            assertThat(note(page)).containsText("Taps kept on this tablet: 5.");
            assertThat(serving.count("kitchen_acts")).isZero();

            relay.mend();

            assertThat(page.locator("[data-done]")).hasCount(3, LATER);
            assertThat(page.locator("#offline")).isHidden();
            assertThat(card(page, items.get(2))).isVisible();
            List<String> each = List.of(0, 1, 3).stream()
                    .map(tap -> "cooked " + items.get(tap) + " " + units.get(tap))
                    .toList();
            Soon.holds(() -> assertThat(ingest.stored()).containsExactlyInAnyOrderElementsOf(each));
            page.waitForTimeout(2_000);
            assertThat(ingest.stored()).containsExactlyInAnyOrderElementsOf(each);
            assertThat(serving.countWhere("kitchen_acts", "undone_at is null")).isEqualTo(3);
        }
    }

    @Test
    void partsOfABatchThatAreThrownAwayAllCountAndNoMoreOfItThanThereWas() {
        fiveHotDogs();
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            page.waitForTimeout(500);
            relay.cut();
            discard(page, 2, "dropped");
            discard(page, 1, "quality");
            discard(page, 5, "expired"); // all that is left: the page still shows five
            discard(page, 5, "expired"); // nothing
            assertThat(note(page)).containsText("Taps kept on this tablet: 3.");

            relay.mend();

            Soon.holds(() -> assertThat(ingest.stored())
                    .containsExactlyInAnyOrder(
                            "waste HOT_DOG 2 dropped", "waste HOT_DOG 1 quality", "waste HOT_DOG 2 expired"));
            assertThat(warm(page, "HOT_DOG")).hasCount(0);
        }
    }

    @Test
    void whereAnotherTabletWasFirstNoPartOfTheBatchIsCountedAgain() {
        fiveHotDogs();
        try (Page here = tablet();
                Page there = SCREENS.visit(Screens.tablet(), through)) {
            there.waitForTimeout(500);
            relay.cut();
            discard(there, 2, "dropped");
            discard(there, 1, "quality");
            assertThat(note(there)).containsText("Taps kept on this tablet: 2.");
            discard(here, 5, "expired");
            assertThat(warm(here, "HOT_DOG")).hasCount(0);

            relay.mend();

            assertThat(warm(there, "HOT_DOG")).hasCount(0, LATER);
            assertThat(note(there)).containsText("another tablet was first");
            Soon.holds(() -> assertThat(ingest.stored()).containsExactly("waste HOT_DOG 5 expired"));
            assertThat(serving.count("kitchen_acts")).isEqualTo(1);
        }
    }
}
