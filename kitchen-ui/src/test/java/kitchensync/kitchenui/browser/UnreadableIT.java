package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database is gone, and the server that tells the tablets so is not. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UnreadableIT extends BusyKitchen {

    /** A page that reads nothing by itself for as long as the test says so: the next read may be 15 s away. */
    private static final String HOLD_READS = """
            window.mayRead = true;
            const fetched = window.fetch;
            window.fetch = (address, options) => window.mayRead || !String(address).includes("/queue")
              ? fetched(address, options)
              : new Promise(() => {});
            """;

    private boolean gone;

    @BeforeEach
    void there() {
        gone = false;
    }

    @AfterEach
    void back() {
        if (gone) {
            serving.run("alter schema serving_gone rename to serving");
            gone = false;
        }
    }

    private void gone() {
        serving.run("alter schema serving rename to serving_gone");
        gone = true;
    }

    @Test
    void isToldWithinFiveSecondsBeforeThePageReadsAgain() {
        try (Page page = SCREENS.visit(Screens.tablet(), "about:blank")) {
            page.addInitScript(HOLD_READS);
            page.navigate(address.toString());
            page.waitForTimeout(1_000);
            page.evaluate("window.mayRead = false");

            gone();
            assertThat(page.locator("#offline")).isVisible(new IsVisibleOptions().setTimeout(5_000));
            assertThat(page.locator("#offline")).hasText("Not updating since 07:16; showing the last plan.");
            assertThat(page.locator(".card").first()).isVisible();
            page.screenshot(Screens.picture("unreadable"));
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            page.screenshot(Screens.picture("unreadable-night"));
            page.waitForTimeout(3_000);
            assertThat(page.locator("#offline")).isVisible();

            page.evaluate("window.mayRead = true");
            back();
            assertThat(page.locator("#offline")).isHidden(new IsHiddenOptions().setTimeout(10_000));
        }
    }
}
