package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kitchensync.kitchenui.Soon;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two tablets of one store: they agree, and count once. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TabletsIT extends BusyKitchen {

    private static final double A_SECOND = 1_000;

    @Test
    void whatOneTabletDoesTheOtherShowsWithinASecond() {
        try (Page here = tablet();
                Page there = tablet()) {
            String item = first(here);
            card(there, item).waitFor();
            there.waitForTimeout(500);

            card(here, item).locator(".done").click();
            assertThat(done(here, item)).isVisible();
            assertThat(done(there, item)).isVisible(new IsVisibleOptions().setTimeout(A_SECOND));
            assertThat(card(there, item)).hasCount(0, new HasCountOptions().setTimeout(A_SECOND));

            done(there, item).locator(".undo").click();
            assertThat(card(there, item)).isVisible();
            assertThat(card(here, item)).isVisible(new IsVisibleOptions().setTimeout(A_SECOND));
        }
    }

    @Test
    void aTapOnACardThatAnotherTabletHasJustDoneChangesNothingAndSaysSo() {
        serving.clear();
        serving.plan("012", "HOT_DOG", TestTime.START, true, 6, 8, "why");
        try (Page here = tablet();
                Page there = SCREENS.visit(Screens.tablet().setServiceWorkers(ServiceWorkerPolicy.BLOCK), address)) {
            // The other tablet hears nothing in between; what its worker asks for could not be stopped.
            there.route("**/queue*", route -> route.abort());
            there.waitForTimeout(300);
            card(here, "HOT_DOG").locator(".done").click();
            assertThat(done(here, "HOT_DOG")).isVisible();

            card(there, "HOT_DOG").locator(".done").click();

            assertThat(note(there)).containsText("another tablet was first");
            assertThat(done(there, "HOT_DOG")).hasCount(1);
            Soon.holds(() -> assertThat(ingest.stored()).containsExactly("cooked HOT_DOG 6"));
            assertThat(serving.count("kitchen_acts")).isEqualTo(1);
        }
    }

    @Test
    void withoutAScriptTheSameTapsWork() {
        try (Page page = SCREENS.visit(Screens.tablet().setJavaScriptEnabled(false), address)) {
            assertThat(page.locator("#sound")).isHidden();
            card(page, "HOT_DOG").locator(".done").click();

            assertThat(note(page)).containsText("Hot Dog is done.");
            assertThat(done(page, "HOT_DOG")).isVisible();
            assertThat(page.content()).contains("http-equiv=\"refresh\"");
            note(page).locator(".undo").click();
            assertThat(card(page, "HOT_DOG")).isVisible();
        }
    }

    @Test
    void aManagersWordAndTheFirstPlanShowByThemselves() {
        serving.clear();
        try (Page page = tablet()) {
            assertThat(page.locator("h2")).hasText("No plan yet");

            serving.plan("012", "BRAT", TestTime.START, false, 3, 5, "why");
            serving.override(
                    "012",
                    "BRAT",
                    7,
                    "3: expect 4 until 09:15, nothing on hand, a miss costs 1.79 and a throw-away 1.20;"
                            + " Ann says 50 % less (road works), otherwise 7");

            assertThat(card(page, "BRAT")).isVisible();
            assertThat(card(page, "BRAT").locator(".override")).hasText("Manager: otherwise 7");
            assertThat(card(page, "BRAT").locator(".why"))
                    .hasText("Expect 4 sold by 09:15; Ann says 50 % less (road works).");
            assertThat(page.locator(".badge")).hasText("Weekly plan (stock not counted)");
            assertThat(page.locator(".fresh.stale")).containsText("No data yet");
        }
    }
}
