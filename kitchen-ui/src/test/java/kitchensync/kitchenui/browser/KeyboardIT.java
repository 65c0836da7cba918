package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import kitchensync.kitchenui.Soon;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A bump bar, and what is said and sounded. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class KeyboardIT extends BusyKitchen {

    private static String focusedCard(Page page) {
        return String.valueOf(page.evaluate("document.activeElement.closest('.card')?.dataset.key"));
    }

    @Test
    void numbersArrowsEnterUndoAndRecallAreEnough() {
        try (Page page = tablet()) {
            String second = page.locator(".card").nth(1).getAttribute("data-key");
            String third = page.locator(".card").nth(2).getAttribute("data-key");
            String chicken = page.locator(".column").nth(1).locator(".card").count() > 0
                    ? page.locator(".column").nth(1).locator(".card").first().getAttribute("data-key")
                    : "";

            page.keyboard().press("2");
            assertThat(focusedCard(page)).isEqualTo(second);
            page.keyboard().press("ArrowDown");
            assertThat(focusedCard(page)).isEqualTo(third);
            page.keyboard().press("ArrowUp");
            assertThat(focusedCard(page)).isEqualTo(second);
            if (!chicken.isEmpty()) {
                page.keyboard().press("ArrowRight");
                assertThat(page.locator(".column").nth(1).locator(".done:focus"))
                        .hasCount(1);
                page.keyboard().press("2");
            }
            assertThat(card(page, second)).hasCSS("outline-style", "solid");

            page.keyboard().down("Enter");
            assertThat(done(page, second)).isVisible();
            assertThat(focusedCard(page)).isNotEqualTo("undefined");

            page.waitForTimeout(800);
            page.keyboard().down("Enter"); // again, as a key does that is held down
            page.waitForTimeout(300);
            assertThat(page.locator("[data-done]")).hasCount(1);
            page.keyboard().up("Enter");
            page.keyboard().press("u");
            assertThat(card(page, second)).isVisible();

            page.waitForTimeout(800);
            page.keyboard().press("1");
            String first = focusedCard(page);
            page.keyboard().press("Enter");
            page.keyboard().press("u"); // too soon, and so is not a tap at all
            assertThat(done(page, first)).isVisible();
            page.waitForTimeout(800);
            page.keyboard().press("u");
            assertThat(card(page, first)).isVisible();
            page.waitForTimeout(800);
            card(page, first).locator(".done").click();
            assertThat(done(page, first)).isVisible();
            page.waitForTimeout(800);
            page.keyboard().press("r");
            page.keyboard().press("Enter");
            assertThat(card(page, first)).isVisible();
        }
        assertThat(SCREENS.complaints()).isEmpty();
    }

    @Test
    void escapeInsideTheSettingsClosesThem() {
        try (Page page = tablet()) {
            page.locator(".settings summary").click();
            page.locator("#look").focus();

            page.keyboard().press("Escape");

            assertThat(page.locator(".settings[open]")).hasCount(0);
            assertThat(page.locator(".settings summary")).isFocused();
        }
    }

    @Test
    void whatIsNewOrLateIsSaidAndCountdownsAreNot() {
        serving.clear();
        serving.plan("012", "BRAT", TestTime.START, true, 3, 5, "why");
        try (Page page = tablet()) {
            page.waitForTimeout(700);
            assertThat(page.locator("#said")).isEmpty();

            serving.plan("012", "HOT_DOG", TestTime.START, true, 3, 5, "why");
            assertThat(page.locator("#said")).hasText("New to cook: Hot Dog");
            assertThat(card(page, "HOT_DOG")).hasClass(java.util.regex.Pattern.compile("flash"));

            clock.moveTo(TestTime.START.plusSeconds(10 * 60));
            assertThat(page.locator("#said")).hasText("Late: Brat, Hot Dog");
            assertThat(page.locator("[aria-live] .countdown")).hasCount(0);
        }
    }

    /** A tablet that has been touched, and writes the tones that it makes into {@code tones}, in Hz. */
    private Page listened() {
        Page page = SCREENS.visit(Screens.tablet(), "about:blank");
        page.addInitScript("""
                window.tones = [];
                window.AudioContext = class extends AudioContext {
                  createOscillator() {
                    const tone = super.createOscillator();
                    const start = tone.start.bind(tone);
                    tone.start = (...at) => { window.tones.push(tone.frequency.value); start(...at); };
                    return tone;
                  }
                };""");
        page.navigate(address.toString());
        page.locator("h1").click();
        refresh(page);
        return page;
    }

    private void comes(Page page, String item, String name) {
        serving.plan("012", item, TestTime.START, true, 3, 5, "why");
        refresh(page);
        assertThat(page.locator("#said")).hasText("New to cook: " + name);
    }

    private void turnLate(Page page, String... names) {
        clock.moveTo(TestTime.START.plusSeconds(10 * 60));
        refresh(page);
        assertThat(page.locator("#said")).hasText("Late: " + String.join(", ", names));
    }

    @Test
    void aCardThatIsNewAndOneThatTurnsLateSoundATone() {
        serving.clear();
        serving.plan("012", "BRAT", TestTime.START, true, 3, 5, "why");
        try (Page page = listened()) {
            assertThat(page.evaluate("tones")).isEqualTo(List.of());
            comes(page, "HOT_DOG", "Hot Dog");
            assertThat(page.evaluate("tones")).isEqualTo(List.of(880));
            turnLate(page, "Brat", "Hot Dog");
            assertThat(page.evaluate("tones")).isEqualTo(List.of(880, 440));
        }
    }

    @Test
    void whatIsMutedMakesNoToneAlsoAfterTheTabletWasOff() {
        serving.clear();
        serving.plan("012", "BRAT", TestTime.START, true, 3, 5, "why");
        try (Page page = listened()) {
            page.locator("#sound").click();
            comes(page, "HOT_DOG", "Hot Dog");
            turnLate(page, "Brat", "Hot Dog");
            assertThat(page.evaluate("tones")).isEqualTo(List.of());

            page.reload();
            page.locator("h1").click();
            refresh(page);
            comes(page, "CORN_DOG", "Corn Dog");
            assertThat(page.evaluate("tones")).isEqualTo(List.of());

            page.locator("#sound").click();
            comes(page, "EGG_ROLL", "Egg Roll");
            assertThat(page.evaluate("tones")).isEqualTo(List.of(880));
        }
    }

    @Test
    void aCardFlashesWhenItIsNewAndWhenItTurnsLate() {
        serving.clear();
        serving.plan("012", "BRAT", TestTime.START, true, 3, 5, "why");
        try (Page page = tablet()) {
            refresh(page);
            comes(page, "HOT_DOG", "Hot Dog");
            assertThat(page.locator(".card.flash h3")).hasText("Hot Dog");
            assertThat(card(page, "HOT_DOG")).hasCSS("animation-name", "flash");
            assertThat(page.locator(".card.flash")).hasCount(0);

            turnLate(page, "Brat", "Hot Dog");
            assertThat(page.locator(".card.flash")).hasCount(2);
            assertThat(card(page, "BRAT")).hasCSS("animation-name", "flash");
        }
    }

    @Test
    void aTouchWakesTheSound() {
        try (Page page = SCREENS.visit(Screens.tablet().setHasTouch(true), "about:blank")) {
            page.addInitScript("window.AudioContext = class extends AudioContext {"
                    + " constructor() { super(); window.woken = this; } }");
            page.navigate(address.toString());
            page.locator("h1").tap();
            Soon.holds(() -> assertThat(page.evaluate("woken.state")).isEqualTo("running"));
            page.evaluate("woken.suspend()");
            page.locator("h1").tap();
            Soon.holds(() -> assertThat(page.evaluate("woken.state")).isEqualTo("running"));
        }
    }

    @Test
    void soundIsMutedOnceAndForAll() {
        SCREENS.complaints(); // of tests that have cut the line
        try (Page page = tablet()) {
            assertThat(page.locator("#sound b")).hasText("on");
            page.locator("#sound").click();
            page.reload();
            assertThat(page.locator("#sound b")).hasText("off");
            assertThat(page.locator("#sound")).hasAttribute("aria-pressed", "false");
        }
        assertThat(SCREENS.complaints()).isEmpty();
    }
}
