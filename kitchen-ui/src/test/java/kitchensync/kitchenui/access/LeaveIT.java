package kitchensync.kitchenui.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static kitchensync.kitchenui.access.LoggedIn.OWN;
import static kitchensync.kitchenui.access.LoggedIn.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.kitchenui.TestTime;
import kitchensync.kitchenui.browser.Screens;
import kitchensync.testkit.PageCheck;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A manager on the crew's tablet, by touch. */
@Tag("browser")
@QuarkusTest
@TestProfile(Impatient.class)
@QuarkusTestResource(PostgresResource.class)
class LeaveIT {

    private static final double THUMB = 64;

    @RegisterExtension
    static final Screens SCREENS = new Screens();

    @Inject
    SimulatedClock clock;

    @Inject
    ServingFixture serving;

    @TestHTTPResource("/stores/" + OWN + "?queue=kitchen")
    URI address;

    private static void login(Page page, String name) {
        page.locator("#name").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("form[action='/login'] button").click();
    }

    private static void axeFindsNothing(Page page) {
        assertThat(PageCheck.found(page)).isEmpty();
    }

    @Test
    void oneTapLogsTheManagerOutAndTheCrewGoesOn() {
        clock.moveTo(TestTime.START);
        serving.clear();
        serving.busyMorning(OWN, TestTime.START);
        try (Page page = SCREENS.visit(Screens.tablet(), address)) {
            login(page, "grill");
            assertThat(page.locator(".leave")).hasCount(0);
            page.locator(".settings summary").click();
            axeFindsNothing(page);
            page.screenshot(Screens.picture("settings-crew"));
            page.locator(".drop .links a").click();
            axeFindsNothing(page);
            page.screenshot(Screens.picture("login-over"));
            login(page, "mia");

            page.locator(".settings summary").click();
            for (Locator target : page.locator(".leave button, .drop a").all()) {
                assertThat(target.boundingBox().height).isGreaterThanOrEqualTo(THUMB);
                assertThat(target.boundingBox().width).isGreaterThanOrEqualTo(THUMB);
            }
            axeFindsNothing(page);
            page.screenshot(Screens.picture("settings-manager"));
            page.locator(".drop a").getByText("Plan").click();
            assertThat(page).hasURL(address.resolve("/stores/" + OWN + "/plan").toString());
            axeFindsNothing(page);
            page.locator(".who .settings summary").click();
            axeFindsNothing(page);
            assertThat(page.locator(".drop").boundingBox().x).isNotNegative();
            page.screenshot(Screens.picture("shell-manager"));
            page.locator(".pages a").getByText("Queue").click();
            page.locator(".leave button").click();

            assertThat(page).hasURL(address.toString());
            assertThat(page.locator(".leave")).hasCount(0);
            page.navigate(address.resolve("/stores/" + OWN + "/day").toString());
            assertThat(page.locator("p").first()).containsText("as grill (crew)");
            assertThat(page.locator("a.button")).hasAttribute("href", "/login?to=%2Fstores%2F012%2Fday");
            axeFindsNothing(page);

            // Without a connection there is the queue, and nothing that only managers may see
            page.context().setOffline(true);
            page.navigate(address.toString());
            assertThat(page.locator("h1")).containsText("012");
            String plan = address.resolve("/stores/" + OWN + "/plan").toString();
            assertThatThrownBy(() -> page.navigate(plan)).hasMessageContaining("net::ERR");
        }
    }

    @Test
    void onAPhoneAllOfItIsOnTheScreen() {
        clock.moveTo(TestTime.START);
        serving.clear();
        serving.busyMorning(OWN, TestTime.START);
        try (Page page = SCREENS.visit(Screens.phone(), address)) {
            login(page, "ada");
            for (String path : new String[] {"", "/menu", "/chain", "/stores?page=day"}) {
                page.navigate(address.resolve(
                                path.startsWith("/menu") ? "/stores/" + OWN + path : path.isEmpty() ? "/" : path)
                        .toString());
                if (page.locator(".settings summary").count() > 0) {
                    page.locator(".settings summary").click();
                }
                page.screenshot(Screens.picture("phone-" + path.replaceAll("\\W", "")));
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(390);
                axeFindsNothing(page);
            }
        }
    }
}
