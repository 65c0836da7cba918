package kitchensync.kitchenui.manager;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import kitchensync.kitchenui.browser.Screens;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What managers come for is near, on a phone and with a keyboard. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReachIT extends FiveWeeksOfAStore {

    @RegisterExtension
    static final Screens SCREENS = new Screens();

    @TestHTTPResource("/")
    URI root;

    @Test
    void aPhoneShowsTheColumnThatTheChainIsInOrderOf() {
        days.chain();
        for (String sort : new String[] {"", "?sort=sales", "?sort=lost"}) {
            try (Page page = SCREENS.visit(Screens.phone(), root.resolve("/chain" + sort))) {
                BoundingBox title = page.locator("[aria-sort]").boundingBox();
                BoundingBox figure = page.locator("tbody .sorted").first().boundingBox();
                assertThat(title.x + title.width).as("title" + sort).isLessThanOrEqualTo(390);
                assertThat(figure.x + figure.width).as("figure" + sort).isLessThanOrEqualTo(390);
            }
        }
    }

    @Test
    void aKeyboardReachesTheOverridesFormWithoutThePlansRows() {
        busyStore();
        try (Page page = SCREENS.visit(Screens.tablet(), root.resolve("/stores/012/plan"))) {
            Locator link = page.locator("a[href='#override']");
            for (int tabs = 0;
                    tabs < 20
                            && link.evaluate("a => a !== document.activeElement")
                                    .equals(true);
                    tabs++) {
                page.keyboard().press("Tab");
            }
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.name + document.activeElement.form.action"))
                    .asString()
                    .startsWith("item")
                    .endsWith("/stores/012/plan/overrides");
        }
    }
}
