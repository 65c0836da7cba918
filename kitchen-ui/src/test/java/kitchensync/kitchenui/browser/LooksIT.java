package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PageCheck;
import kitchensync.testkit.PostgresResource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the pages look, by day and by night, on what people hold, and in their language. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LooksIT extends BusyKitchen {

    /** A morning with everything on it that a page can show. */
    @BeforeEach
    void everything() {
        clock.moveTo(TestTime.START.plusSeconds(5 * 60));
        serving.override(
                "012",
                "HOT_DOG",
                9,
                "7: expect 9 until 09:15, nothing on hand, a miss costs 1.79 and a throw-away 1.20;"
                        + " Ann says 20 % less (road works), otherwise 9");
        serving.override(
                "012",
                "EGG_ROLL",
                4,
                "0: expect 4 until 09:15, nothing on hand, a miss costs 1.79 and a throw-away 1.20; Ann says none ("
                        + "recalled by the maker until further notice, ".repeat(4)
                        + "all of them), otherwise 4");
    }

    private static void nothingKeepsAnybodyOut(Page page, String what) {
        assertThat(PageCheck.found(page)).as(what).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "night"})
    void axeFindsNothingOnAnyPage(String look) {
        try (Page page = tablet()) {
            page.navigate(
                    address.resolve("/stores?store=012&queue=&look=" + look).toString());
            page.locator(".card .done").first().click();
            assertThat(page.locator("[data-done]")).hasCount(1);
            nothingKeepsAnybodyOut(page, "the queue by " + look);
            page.locator(".settings summary").click();
            nothingKeepsAnybodyOut(page, "the settings by " + look);
            page.keyboard().press("Escape");
            page.locator(".card .more summary").first().click();
            nothingKeepsAnybodyOut(page, "the choices by " + look);
            clock.moveTo(TestTime.START.plusSeconds(11 * 60));
            serving.lastGoodRun(TestTime.START.minusSeconds(3 * 3_600));
            page.reload();
            assertThat(page.locator(".age-late").first()).isVisible();
            page.keyboard().press("1");
            nothingKeepsAnybodyOut(page, "late and old by " + look);
            page.navigate(address.resolve("/stores/999").toString());
            nothingKeepsAnybodyOut(page, "a problem by " + look);
        }
    }

    /** Nothing that a finger is to hit is smaller than a thumb, and nothing sticks out. */
    private static void suitsAThumb(SoftAssertions all, Page page, String what) {
        all.assertThat(page.locator("button, summary, select, a").evaluateAll("""
                        targets => targets.filter(target => target.checkVisibility())
                          .map(target => [target.outerHTML.slice(0, 99), target.getBoundingClientRect()])
                          .filter(([, box]) => box.width < 64 || box.height < 64)
                          .map(([target, box]) => `${target} ${box.width} x ${box.height}`)"""))
                .as(what)
                .isEqualTo(List.of());
        all.assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as(what)
                .isEqualTo(page.viewportSize().width);
    }

    @ParameterizedTest
    @CsvSource({"tablet, 1280, 800", "small-tablet, 1024, 768", "phone, 390, 844", "desktop, 1920, 1080"})
    void everyTargetIsWideEnoughForAThumbAlsoInListsThatOpen(String what, int width, int height) {
        SoftAssertions all = new SoftAssertions();
        try (Page page = SCREENS.visit(Screens.tablet().setViewportSize(width, height), address)) {
            suitsAThumb(all, page, "the queue on a " + what);
            page.screenshot(Screens.picture("queue-" + what));
            String item = first(page);
            card(page, item).locator(".done").click();
            assertThat(done(page, item)).isVisible();
            assertThat(note(page).locator(".undo")).isVisible();
            suitsAThumb(all, page, "recall and undo on a " + what);
            page.reload(); // without the note
            for (String list : List.of(".settings", ".card .more", "[data-warm] .more")) {
                page.locator(list + " summary").first().click();
                assertThat(page.locator(list + "[open] button").first()).isVisible();
                suitsAThumb(all, page, list + " on a " + what);
                page.locator(list + " summary").first().click();
            }
            page.locator(".card .more summary").first().click();
            page.locator(".card .more[open] .later").click();
            assertThat(page.locator("[data-waiting]")).isVisible();
            suitsAThumb(all, page, "not now on a " + what);
        }
        all.assertAll();
    }

    @Test
    void whyThereIsNoneOfAnItemIsReadInFullOnAPhone() {
        try (Page page = SCREENS.visit(Screens.phone(), address)) {
            Locator line = page.locator("[data-stopped='EGG_ROLL']");
            assertThat(line).containsText("not today: recalled by the maker");
            assertThat(page.evaluate("document.querySelector('[data-stopped]').getBoundingClientRect().right <= 390"))
                    .isEqualTo(true);
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
        }
    }

    @Test
    void aStationsTabletShowsItsQueueAloneAndStaysThere() {
        try (Page page = tablet()) {
            page.locator(".settings summary").click();
            page.locator("#queue").selectOption("kitchen");
            page.locator("#look").selectOption("night");
            page.locator(".settings button").click();

            assertThat(page.locator(".column")).hasCount(1);
            page.screenshot(Screens.picture("queue-kitchen-night"));
            String item = first(page);
            card(page, item).locator(".done").click();
            assertThat(done(page, item)).isVisible();
            assertThat(page.locator(".column")).hasCount(1);
            page.navigate(address.resolve("/").toString());
            assertThat(page.locator(".column")).hasCount(1);
            assertThat(page.locator("html")).hasAttribute("data-look", "night");
        }
    }

    @Test
    void theWholePageSpeaksSpanishTheReasonsToo() {
        try (Page page = SCREENS.visit(Screens.tablet().setLocale("es-MX"), address)) {
            assertThat(page.locator("html")).hasAttribute("lang", "es");
            assertThat(page.locator("#kitchen")).hasText("Cocina");
            assertThat(page.locator(".day").first()).containsText("feb");
            assertThat(card(page, "HOT_DOG").locator(".why"))
                    .hasText("Se venderán 9 hasta las 09:15; Ann dice 20 % menos (road works).");
            page.screenshot(Screens.picture("queue-spanish"));
            card(page, "HOT_DOG").locator(".done").click();
            assertThat(note(page)).containsText("Hot Dog: hecho.");
            assertThat(note(page).locator(".undo")).hasText("Deshacer");
            String shown = page.locator("body").innerText();
            assertThat(shown).doesNotContain("Cook ", "Expect", "On hand", "discard", "Missed", "Done", "Undo");
        }
    }

    @Test
    void nothingMovesForPeopleWhoAskedForThat() {
        try (Page page = SCREENS.visit(
                Screens.tablet().setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE), address)) {
            serving.run("delete from serving.plan where item_id = 'HOT_DOG'");
            refresh(page);
            assertThat(card(page, "HOT_DOG")).hasCount(0);
            serving.plan("012", "HOT_DOG", TestTime.START, true, 3, 5, "why");
            refresh(page);

            assertThat(page.locator(".card.flash")).hasCount(1);
            assertThat(page.locator(".card.flash")).hasCSS("animation-name", "none");
        }
    }
}
