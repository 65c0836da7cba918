package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import kitchensync.kitchenui.Soon;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a cook does on one tablet. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CookIT extends BusyKitchen {

    @Test
    void oneTapIsDoneIsToldToIngestAndTheNextSlotIsAFreshQueue() {
        try (Page page = tablet()) {
            String item = first(page);
            int cards = page.locator(".card").count();
            assertThat(card(page, item).locator(".done")).isInViewport();

            card(page, item).locator(".done").click();

            assertThat(done(page, item)).isVisible();
            assertThat(note(page)).containsText("is done");
            assertThat(page.locator(".card")).hasCount(cards - 1);
            Soon.holds(() -> assertThat(ingest.stored()).hasSize(1));
            assertThat(ingest.stored().getFirst()).startsWith("cooked " + item);

            page.reload();
            assertThat(page.locator(".card")).hasCount(cards - 1);
            assertThat(page.locator("#note p")).hasCount(0);

            clock.moveTo(NEXT_SLOT);
            serving.plan("012", item, NEXT_SLOT, true, 3, 5, "A new slot");
            assertThat(page.locator(".slot")).containsText("07:30–07:45");
            assertThat(card(page, item)).containsText("A new slot");
        }
        assertThat(SCREENS.complaints()).isEmpty();
    }

    @Test
    void aBouncingFingerMarksOneItemAndUndoneAtOnceItIsNeverToldToAnybody() {
        try (Page page = tablet()) {
            String item = first(page);
            page.evaluate(
                    "[...document.querySelectorAll('.card .done')].slice(0, 2).forEach(button => button.click())");
            assertThat(done(page, item)).isVisible();
            page.waitForTimeout(800);
            assertThat(page.locator("[data-done]")).hasCount(1);

            page.evaluate(CLOCK_SET_BACK);
            note(page).locator(".undo").click();

            assertThat(card(page, item)).isVisible();
            assertThat(page.locator("[data-done]")).hasCount(0);
            page.waitForTimeout(3000);
            assertThat(ingest.stored()).isEmpty();
        }
    }

    @Test
    void whatIsRecalledLaterIsTakenBackAtIngestToo() {
        try (Page page = tablet()) {
            String item = first(page);
            card(page, item).locator(".done").click();
            Soon.holds(() -> assertThat(ingest.stored()).hasSize(1));

            done(page, item).locator(".undo").click();

            assertThat(card(page, item)).isVisible();
            Soon.holds(() -> assertThat(ingest.stored()).hasSize(2));
            assertThat(ingest.events().get(1).get("corrects"))
                    .isEqualTo(ingest.events().getFirst().get("event_id"));
            assertThat(ingest.stored().get(1)).isEqualTo("correction " + item + " 0");
        }
    }

    @Test
    void aPartIsDoneAndTheRestStays() {
        serving.clear();
        serving.plan("012", "HOT_DOG", TestTime.START, true, 6, 8, "why");
        try (Page page = tablet()) {
            card(page, "HOT_DOG").locator("summary").click();
            page.screenshot(Screens.picture("part"));
            card(page, "HOT_DOG").locator(".choices button[value='2']").click();

            assertThat(card(page, "HOT_DOG").locator(".dose b")).hasText("4");
            assertThat(card(page, "HOT_DOG")).containsText("2 done already");

            page.waitForTimeout(800);
            card(page, "HOT_DOG").locator(".done").click();
            assertThat(page.locator(".card")).hasCount(0);
            assertThat(page.locator(".queue").first()).containsText("All done.");
            Soon.holds(() ->
                    assertThat(ingest.stored()).containsExactlyInAnyOrder("cooked HOT_DOG 2", "cooked HOT_DOG 4"));
        }
    }

    @Test
    void notNowHidesACardUntilItsTimeOrUntilSomebodyBringsItBack() {
        try (Page page = tablet()) {
            String item = first(page);
            card(page, item).locator("summary").click();
            card(page, item).locator(".later").click();

            assertThat(card(page, item)).hasCount(0);
            assertThat(page.locator("[data-waiting='" + item + "']")).containsText("back at 07:26");

            page.waitForTimeout(800);
            page.locator("[data-waiting='" + item + "'] .undo").click();
            assertThat(card(page, item)).isVisible();

            page.waitForTimeout(800);
            card(page, item).locator("summary").click();
            card(page, item).locator(".later").click();
            assertThat(card(page, item)).hasCount(0);
            clock.moveTo(TestTime.START.plusSeconds(601));
            assertThat(card(page, item)).isVisible();
        }
    }

    @Test
    void whatIsThrownAwayIsWasteWithItsReason() {
        serving.clear();
        serving.plan("012", "HOT_DOG", TestTime.START, true, 0, 4, "why");
        serving.run("update serving.plan set on_hand = 5");
        serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(3600), 5);
        try (Page page = tablet()) {
            assertThat(page.locator("[data-warm='HOT_DOG']")).containsText("5 Hot Dog discard 10:26 190 min");

            page.locator("[data-warm='HOT_DOG'] summary").click();
            page.screenshot(Screens.picture("discard"));
            page.locator("[data-warm='HOT_DOG'] button[value='dropped']").click();

            assertThat(page.locator("[data-warm='HOT_DOG']")).hasCount(0);
            assertThat(note(page)).containsText("Hot Dog is thrown away.");
            Soon.holds(() -> assertThat(ingest.stored()).containsExactly("waste HOT_DOG 5 dropped"));

            page.keyboard().press("u");
            assertThat(note(page)).containsText("Hot Dog: this cannot be taken back any more.");
        }
    }

    @Test
    void aListOfReasonsThatWasLeftOpenCloses() {
        serving.clear();
        serving.plan("012", "HOT_DOG", TestTime.START, true, 0, 4, "why");
        serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(3600), 5);
        try (Page page = tablet()) {
            page.clock().install();
            page.reload();
            page.locator("[data-warm='HOT_DOG'] summary").click();
            page.clock().fastForward("00:20");
            assertThat(page.locator("[data-warm='HOT_DOG'] details[open]")).hasCount(1);
            serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(900), 3);

            page.clock().fastForward("00:06");

            assertThat(page.locator("[data-warm='HOT_DOG'] details[open]")).hasCount(0);
            assertThat(page.locator("[data-warm='HOT_DOG']")).containsText("1 Hot Dog +3 later discard 10:26");
        }
    }

    @Test
    void aNameFromRightToLeftLeavesTheCountdownBehindIt() {
        try (Page page = tablet()) {
            assertThat(page.evaluate("""
                    () => {
                      const chip = document.querySelector("[data-cooking='PIZZA_SLICE']");
                      const left = (node, from, to) => {
                        const range = new Range();
                        range.setStart(node, from);
                        range.setEnd(node, to);
                        return range.getBoundingClientRect().left;
                      };
                      const texts = document.createTreeWalker(chip, NodeFilter.SHOW_TEXT);
                      while (!/[a-z]/.test(texts.nextNode().data));
                      const name = texts.currentNode;
                      name.data = " \u05e4\u05d9\u05e6\u05d4 ";
                      return left(chip.querySelector(".countdown").firstChild, 0, 1) > left(name, 1, 5);
                    }""")).isEqualTo(true);
        }
    }

    @Test
    void aPartOfABatchIsThrownAwayAndTheRestStays() {
        serving.clear();
        serving.plan("012", "HOT_DOG", TestTime.START, true, 0, 4, "why");
        serving.run("update serving.plan set on_hand = 5");
        serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(3600), 5);
        try (Page page = tablet()) {
            page.locator("[data-warm='HOT_DOG'] summary").click();
            assertThat(page.locator("[data-warm='HOT_DOG'] select")).hasValue("5");
            page.locator("[data-warm='HOT_DOG'] select").selectOption("1");
            page.locator("[data-warm='HOT_DOG'] button[value='dropped']").click();

            assertThat(page.locator("[data-warm='HOT_DOG']")).containsText("4 Hot Dog");
            Soon.holds(() -> assertThat(ingest.stored()).containsExactly("waste HOT_DOG 1 dropped"));

            page.waitForTimeout(800);
            page.locator("[data-warm='HOT_DOG'] summary").click();
            page.locator("[data-warm='HOT_DOG'] button[value='quality']").click();
            assertThat(page.locator("[data-warm='HOT_DOG']")).hasCount(0);
            Soon.holds(() ->
                    assertThat(ingest.stored()).containsExactly("waste HOT_DOG 1 dropped", "waste HOT_DOG 4 quality"));
        }
    }

    @Test
    void countdownsFollowTheStoresClockToTheMinute() {
        serving.clear();
        serving.plan("012", "PIZZA_SLICE", TestTime.START, true, 2, 4, "why");
        serving.cooked("012", "PIZZA_SLICE", TestTime.START, 6);
        try (Page page = tablet()) {
            assertThat(page.locator("[data-cooking='PIZZA_SLICE'] .countdown")).hasText("5 min");

            clock.run(60);
            page.reload();

            assertThat(page.locator("[data-cooking='PIZZA_SLICE'] .countdown")).hasText("3 min");
            String shown = page.locator("[data-clock]").textContent();
            String told =
                    page.locator("[data-cooking='PIZZA_SLICE'] .countdown").textContent();
            assertThat(shown).isBetween("07:17", "07:20");
            assertThat(told).isEqualTo((21 - Integer.parseInt(shown.substring(3))) + " min");
            assertThat(page.locator("[data-warm='PIZZA_SLICE']")).containsText("discard 08:51");
        }
    }
}
