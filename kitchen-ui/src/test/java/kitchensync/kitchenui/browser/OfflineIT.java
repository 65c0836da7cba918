package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kitchensync.kitchenui.Soon;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tablet whose page is opened without a connection. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OfflineIT extends WiredKitchen {

    private static void looksAfter(Page page) {
        Soon.holds(() -> assertThat(page.evaluate("!!navigator.serviceWorker.controller"))
                .isEqualTo(true));
        page.waitForTimeout(500);
    }

    @Test
    void anUpgradeIsOpenedByItself() {
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            looksAfter(page);
            page.evaluate("Math.random = () => 0"); // no tablet waits for others
            page.waitForNavigation(() -> page.evaluate("void navigator.serviceWorker.register('/sw.js?upgrade')"));
            assertThat(page.locator(".card").first()).isVisible();
        }
    }

    @Test
    void theInstalledPageShowsTheLastQueueAtTheStoresTime() {
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            looksAfter(page);
            String item = first(page);
            card(page, item).locator(".done").click();
            assertThat(done(page, item)).isVisible();
            clock.moveTo(TestTime.START.plusSeconds(600));
            clock.run(1);
            assertThat(page.locator("[data-clock]")).hasText("07:26");
            page.waitForTimeout(4_000);

            relay.cut();
            page.navigate(root);

            assertThat(page).hasURL(through);
            assertThat(page.locator("#offline")).isVisible();
            assertThat(page.locator(".card").first()).isVisible();
            assertThat(done(page, item)).isVisible();
            double shown = ((Number) page.evaluate("kitchen.now()")).doubleValue();
            assertThat(shown).isCloseTo(clock.millis(), within(30_000.0));
            relay.mend();
            assertThat(page.locator("#offline")).isHidden();
        }
    }
}
