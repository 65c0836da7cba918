package kitchensync.kitchenui.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static kitchensync.kitchenui.access.LoggedIn.OWN;
import static kitchensync.kitchenui.access.LoggedIn.PASSWORD;
import static kitchensync.kitchenui.access.LoggedIn.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.kitchenui.Soon;
import kitchensync.kitchenui.TestTime;
import kitchensync.kitchenui.browser.Screens;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session that ends under an open queue. */
@Tag("browser")
@QuarkusTest
@TestProfile(LoggedIn.class)
@QuarkusTestResource(PostgresResource.class)
class LoggedOutIT {

    @RegisterExtension
    static final Screens SCREENS = new Screens();

    @Inject
    SimulatedClock clock;

    @Inject
    ServingFixture serving;

    @TestHTTPResource("/stores/" + OWN)
    URI address;

    private static void login(Page page) {
        page.locator("input[name=name]").fill("grill");
        page.locator("input[name=password]").fill(PASSWORD);
        page.locator("button[type=submit]").click();
    }

    @Test
    void thePageSaysSoWithALinkAndWhatWasTappedMeanwhileCountsAfterTheLogin() {
        clock.moveTo(TestTime.START);
        serving.clear();
        serving.busyMorning(OWN, TestTime.START);
        try (Page page = SCREENS.visit(Screens.tablet(), address)) {
            login(page);
            Locator first = page.locator(".card").first();
            String item = first.getAttribute("data-key");
            page.waitForTimeout(500);

            // When the session ends
            String session = page.context().cookies().stream()
                    .filter(cookie -> cookie.name.equals(SessionCookie.NAME))
                    .findFirst()
                    .orElseThrow()
                    .value;
            as(session).post("/logout").then().statusCode(303);

            // Then
            Locator link = page.locator("#offline a");
            assertThat(link).isVisible(new IsVisibleOptions().setTimeout(5_000));
            assertThat(page.locator("#offline")).containsText("Logged out. Taps are kept on this tablet. Log in");
            first.locator(".done").click();
            assertThat(page.locator("#note")).containsText("Taps kept on this tablet: 1.");
            assertThat(serving.count("kitchen_acts")).isZero();

            // And when somebody logs in by it
            link.click();
            login(page);
            assertThat(page.locator("[data-done='" + item + "']")).isVisible();
            assertThat(page.locator("#offline")).isHidden();
            Soon.holds(() -> assertThat(serving.count("kitchen_acts")).isEqualTo(1));
        }
    }
}
