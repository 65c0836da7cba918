package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.Consumer;
import kitchensync.kitchenui.Soon;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A tablet whose connection goes, or whose server restarts. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CutOffIT extends WiredKitchen {

    /** Taps are sent again one by one. */
    private static final IsVisibleOptions LATER = new IsVisibleOptions().setTimeout(15_000);

    @Test
    void tapsMadeWhileCutOffAreKeptAndSentOnceWhenTheServerIsBack() {
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            String first = page.locator(".card").nth(0).getAttribute("data-key");
            String second = page.locator(".card").nth(1).getAttribute("data-key");
            String third = page.locator(".card").nth(2).getAttribute("data-key");
            List<String> before = cards(page);
            page.waitForTimeout(500);

            relay.cut();
            assertThat(page.locator("#offline")).isVisible(new IsVisibleOptions().setTimeout(5_000));
            assertThat(page.locator("#offline")).hasText("Not updating since 07:16; showing the last plan.");
            assertThat(cards(page)).isEqualTo(before);
            card(page, first).locator(".done").click();
            assertThat(card(page, first)).hasClass(java.util.regex.Pattern.compile("kept"));
            page.waitForTimeout(800);
            card(page, second).locator(".done").click();
            page.waitForTimeout(800);
            card(page, third).locator(".done").click();
            page.waitForTimeout(800);
            note(page).locator(".undo").click();
            assertThat(note(page)).containsText("Taps kept on this tablet: 4.");
            page.screenshot(Screens.picture("offline"));
            page.waitForTimeout(3_000);
            assertThat(serving.count("kitchen_acts")).isZero();

            relay.mend();
            assertThat(page.locator("#offline")).isHidden();
            assertThat(done(page, first)).isVisible();
            assertThat(done(page, second)).isVisible();
            assertThat(card(page, third)).isVisible();
            assertThat(page.locator(".kept")).hasCount(0);
            Soon.holds(() -> assertThat(ingest.stored()).hasSize(2));
            page.waitForTimeout(1_500);
            assertThat(ingest.stored()).hasSize(2);
        }
    }

    @Test
    void whenNothingAnswersTheNoteSaysNothingOfTheTapBeforeAndCountsWhatIsKept() {
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            String first = page.locator(".card").nth(0).getAttribute("data-key");
            String second = page.locator(".card").nth(1).getAttribute("data-key");
            card(page, first).locator(".done").click();
            assertThat(note(page)).containsText("is done.");
            page.waitForTimeout(800);
            relay.fallSilent();

            card(page, second).locator(".done").click();
            assertThat(note(page)).isEmpty();
            assertThat(note(page)).containsText("Taps kept on this tablet: 1.");
            note(page).locator(".undo").click();
            assertThat(note(page)).containsText("Taps kept on this tablet: 2.");
            assertThat(note(page).locator(".undo")).hasCount(0);
        }
    }

    @Test
    void aTapUnderWayWhenTheAnswerIsLostAndTheSlotChangesCountsOnceForItsSlot() {
        serving.clear();
        serving.plan("012", "HOT_DOG", TestTime.START, true, 6, 8, "why");
        serving.plan("012", "BRAT", NEXT_SLOT, true, 3, 5, "A new slot");
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            page.waitForTimeout(500);
            // The server takes the tap; its answer never comes, and what the page tries again finds nobody.
            Consumer<Route> answerLost = route -> {
                route.fetch(new Route.FetchOptions().setMaxRedirects(0));
                relay.cut();
                route.abort();
            };
            page.route("**/done", answerLost, new Page.RouteOptions().setTimes(1));
            card(page, "HOT_DOG").locator(".done").click();
            // The card itself may have gone before the cut: the stream says that it is done.
            assertThat(page.locator("#note")).containsText("Taps kept on this tablet: 1.");
            clock.moveTo(NEXT_SLOT);
            relay.mend();

            assertThat(page.locator(".slot")).containsText("07:30–07:45");
            assertThat(card(page, "BRAT")).isVisible();
            assertThat(done(page, "HOT_DOG")).hasCount(1);
            Soon.holds(() -> assertThat(ingest.stored()).containsExactly("cooked HOT_DOG 6"));
            assertThat(serving.count("kitchen_acts")).isEqualTo(1);
        }
    }

    @Test
    void aStreamThatHasDiedWithoutAWordIsOpenedAgain() {
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            page.waitForTimeout(500);
            page.evaluate("Math.random = () => 0"); // no tablet waits for others
            page.waitForRequest("**/stream", () -> relay.forgetStreams());
            assertThat(page.locator("#offline")).isHidden();
        }
    }

    @Test
    void aBannerSaysThatThePipelineIsLate() {
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            assertThat(page.locator(".fresh.stale")).hasCount(0);

            serving.lastGoodRun(TestTime.START.minusSeconds(3 * 3_600));

            assertThat(page.locator(".fresh.stale")).containsText("Pipeline late: last updated 04:16, 3 hours ago");
            assertThat(page.locator(".fresh.stale")).isInViewport();
        }
    }

    @Test
    void aQueueThatCannotBeReadIsToldThoughTheStreamLives() {
        try (Page page = SCREENS.visit(Screens.tablet().setServiceWorkers(ServiceWorkerPolicy.BLOCK), address)) {
            page.waitForTimeout(500);
            page.route("**/queue*", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
            assertThat(page.locator("#offline")).isVisible(new IsVisibleOptions().setTimeout(5_000));
            assertThat(page.locator("#offline")).hasText("Not updating since 07:16; showing the last plan.");
            page.waitForTimeout(1_000);
            assertThat(page.locator("#offline")).isVisible();

            page.evaluate(CLOCK_SET_BACK);
            page.unroute("**/queue*");
            assertThat(page.locator("#offline")).isHidden();
        }
    }

    @Test
    void aCardThatIsDoneAgainAfterAnUndoWhileCutOffIsDone() {
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            String item = first(page);
            page.waitForTimeout(500);
            relay.cut();
            card(page, item).locator(".done").click();
            page.waitForTimeout(800);
            note(page).locator(".undo").click();
            page.waitForTimeout(800);
            card(page, item).locator(".done").click();
            assertThat(note(page)).containsText("Taps kept on this tablet: 3.");

            relay.mend();
            assertThat(page.locator("#offline")).isHidden();
            assertThat(done(page, item)).hasCount(1);
            Soon.holds(() -> assertThat(serving.countWhere("kitchen_acts", "undone_at is null"))
                    .isEqualTo(1));
            Soon.holds(() -> assertThat(ingest.stored()).hasSize(1));
        }
    }

    @Test
    void aCardCanBeDoneWhileADiscardOfItsItemIsKept() {
        serving.clear();
        serving.plan("012", "HOT_DOG", TestTime.START, true, 6, 8, "why");
        serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(3_600), 2);
        try (Page page = SCREENS.visit(Screens.tablet(), through)) {
            page.waitForTimeout(500);
            relay.cut();
            page.locator("[data-warm='HOT_DOG'] summary").click();
            page.locator("[data-warm='HOT_DOG'] button[value='dropped']").click();
            page.waitForTimeout(800);
            card(page, "HOT_DOG").locator(".done").click();
            assertThat(note(page)).containsText("Taps kept on this tablet: 2.");

            relay.mend();
            Soon.holds(() -> assertThat(ingest.stored())
                    .containsExactlyInAnyOrder("waste HOT_DOG 2 dropped", "cooked HOT_DOG 6"));
        }
    }

    @Test
    void aTapThatAStrangersPageAnswersIsSentAgain() {
        try (Page page = tablet()) {
            String item = first(page);
            page.route(
                    "**/done",
                    route -> route.fulfill(new Route.FulfillOptions().setBody("<h1>Welcome to our network</h1>")),
                    new Page.RouteOptions().setTimes(1));
            card(page, item).locator(".done").click();
            assertThat(note(page)).containsText("Taps kept on this tablet: 1.");

            assertThat(done(page, item)).isVisible();
        }
    }

    @Test
    void twoPagesOfATabletKeepTheirTapsBesideEachOther() {
        try (Page page = SCREENS.visit(Screens.tablet(), through);
                Page other = page.context().newPage()) {
            other.navigate(through);
            String first = page.locator(".card").nth(0).getAttribute("data-key");
            String second = page.locator(".card").nth(1).getAttribute("data-key");
            relay.cut();
            card(page, first).locator(".done").click();
            card(other, second).locator(".done").click();
            assertThat(note(other)).containsText("Taps kept on this tablet: 1.");
            page.close();
            relay.mend();

            other.reload();
            assertThat(done(other, first)).isVisible(LATER);
            assertThat(done(other, second)).isVisible(LATER);
        }
    }
}
