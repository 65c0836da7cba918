package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicReference;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers that are long under way. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LateAnswersIT extends BusyKitchen {

    /** A tablet without a worker, whose requests could not be held. */
    private Page plainTablet() {
        Page page = SCREENS.visit(Screens.tablet().setServiceWorkers(ServiceWorkerPolicy.BLOCK), address);
        page.waitForTimeout(500);
        return page;
    }

    /** Lets the server answer the next such request, and keeps the answer until it is let go. */
    private static Runnable hold(Page page, String what, Runnable asking) {
        AtomicReference<Runnable> answer = new AtomicReference<>();
        // A route that ends after one request would let the browser answer the held one by itself.
        page.route(what, route -> {
            if (answer.get() != null) {
                route.fallback();
                return;
            }
            APIResponse answered = route.fetch();
            answer.set(() -> route.fulfill(new Route.FulfillOptions().setResponse(answered)));
        });
        asking.run();
        page.waitForCondition(() -> answer.get() != null);
        return answer.get();
    }

    private static void ask(Page page) {
        page.evaluate("void kitchen.refresh()");
    }

    @Test
    void anOlderQueueDoesNotReplaceANewerOne() {
        try (Page here = tablet();
                Page there = plainTablet()) {
            String item = first(there);
            Runnable late = hold(there, "**/queue*", () -> ask(there));
            card(here, item).locator(".done").click();
            assertThat(done(there, item)).isVisible();
            there.route("**/queue*", Route::abort); // the next queue would be right again

            late.run();
            there.waitForTimeout(300);

            assertThat(card(there, item).count()).isZero();
        }
    }

    @Test
    void whatOthersDoWhileATapIsUnderWayIsShownWithItsAnswer() {
        try (Page here = tablet();
                Page there = plainTablet()) {
            String own = there.locator(".card").nth(0).getAttribute("data-key");
            String other = there.locator(".card").nth(1).getAttribute("data-key");
            Runnable late = hold(
                    there, "**/done", () -> card(there, own).locator(".done").click());
            card(here, other).locator(".done").click();
            assertThat(done(there, other)).isVisible();
            there.waitForTimeout(800); // until other processes would have told of it too

            late.run();

            assertThat(note(there)).containsText("is done");
            there.waitForTimeout(300);
            assertThat(card(there, other).count()).isZero();
            assertThat(card(there, own).count()).isZero();
        }
    }

    @Test
    void anAnswerThatComesLateDoesNotSlowTheStoresClock() {
        clock.run(1);
        try (Page page = plainTablet()) {
            page.route("**/stream", Route::abort);
            page.reload();
            refresh(page);
            page.waitForTimeout(300);
            Runnable late = hold(page, "**/queue*", () -> ask(page));
            page.waitForTimeout(1_500);
            late.run();
            page.waitForTimeout(300);
            page.route("**/queue*", Route::abort); // the next queue would set the clock

            Number pace = (Number) page.evaluate("""
                    async () => {
                      const [from, here] = [kitchen.now(), performance.now()];
                      await new Promise(later => setTimeout(later, 1000));
                      return (kitchen.now() - from) / (performance.now() - here);
                    }""");

            assertThat(pace.doubleValue()).isBetween(.9, 1.1);
        }
    }
}
