package kitchensync.kitchenui.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.kitchenui.TestTime;
import kitchensync.standin.IngestStandIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A store on a busy morning, for the tests of what people do on its pages. */
abstract class BusyKitchen {

    static final Instant NEXT_SLOT = Slot.startOf(TestTime.START).plusSeconds(Slot.MINUTES * 60L);

    /** What happens to a tablet's own clock when it is set right. */
    static final String CLOCK_SET_BACK = "{ const told = Date.now; Date.now = () => told() - 3_600_000; }";

    @RegisterExtension
    static final Screens SCREENS = new Screens();

    @Inject
    SimulatedClock clock;

    @Inject
    ServingFixture serving;

    @Inject
    IngestStandIn ingest;

    @TestHTTPResource("/stores/012")
    URI address;

    @BeforeEach
    void busyMorning() {
        clock.moveTo(TestTime.START);
        clock.run(0);
        ingest.reset();
        serving.clear();
        serving.busyMorning("012", TestTime.START);
    }

    Page tablet() {
        return SCREENS.visit(Screens.tablet(), address);
    }

    static Locator card(Page page, String item) {
        return page.locator(".card[data-key='" + item + "']");
    }

    static Locator done(Page page, String item) {
        return page.locator("[data-done='" + item + "']");
    }

    static Locator note(Page page) {
        return page.locator("#note");
    }

    static Locator warm(Page page, String item) {
        return page.locator("[data-warm='" + item + "']");
    }

    /** The items of all cards, in their order. */
    static List<String> cards(Page page) {
        return page.locator(".card h3").allTextContents();
    }

    /** Lets the page ask for the newest queue now, and waits until it shows it. */
    static void refresh(Page page) {
        page.evaluate("kitchen.refresh()");
    }

    /** The item of the first card. */
    static String first(Page page) {
        return page.locator(".card").first().getAttribute("data-key");
    }
}
