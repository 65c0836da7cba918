package kitchensync.kitchenui.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kitchensync.domain.slot.Slot;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.ServingFixture;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page as a cook meets it, in a real browser. Its pictures are left in target/pictures. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BrowserIT {

    private static final Instant NEXT_SLOT = Slot.startOf(TestTime.START).plusSeconds(Slot.MINUTES * 60L);

    private static Playwright playwright;
    private static Browser browser;

    @Inject
    SimulatedClock clock;

    @Inject
    ServingFixture serving;

    @TestHTTPResource("/stores/012")
    URI address;

    @BeforeAll
    static void open() {
        Path chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "this test needs a browser: apt-get install chromium (looked for /usr/bin/chromium)"));
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void busyMorning() {
        clock.moveTo(TestTime.START);
        serving.clear();
        serving.busyMorning("012", TestTime.START);
    }

    private Page visit(Browser.NewContextOptions options, List<String> complaints) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(10_000);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address.toString());
        return page;
    }

    private static Browser.NewContextOptions tablet() {
        return new Browser.NewContextOptions().setViewportSize(1280, 800);
    }

    private static Locator card(Page page, String item) {
        return page.locator("[data-key='" + item + "']");
    }

    private static Locator completed(Page page, String item) {
        return page.locator("[data-done='" + item + "']");
    }

    @Test
    void aCookSeesWhatToCookTapsDoneAndHasAFreshQueueInTheNextSlot() {
        List<String> complaints = new ArrayList<>();
        try (Page page = visit(tablet(), complaints)) {
            String item = page.locator(".card").first().getAttribute("data-key");
            int cards = page.locator(".card").count();
            assertThat(card(page, item).locator(".done")).isInViewport();

            card(page, item).locator(".done").click();

            assertThat(completed(page, item)).isVisible();
            assertThat(page.locator("#note")).containsText("is done");
            assertThat(page.locator(".card")).hasCount(cards - 1);
            assertThat(page).hasURL(address.toString());

            page.reload();
            assertThat(completed(page, item)).isVisible();
            assertThat(page.locator("#note p")).hasCount(0);

            clock.moveTo(NEXT_SLOT);
            serving.plan("012", item, NEXT_SLOT, true, 3, 5, "A new slot");
            assertThat(page.locator(".slot")).containsText("07:30–07:45");
            assertThat(completed(page, item)).hasCount(0);
            assertThat(card(page, item)).containsText("A new slot");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aBouncingFingerMarksOneItemAndUndoBringsItBack() {
        try (Page page = visit(tablet(), new ArrayList<>())) {
            Locator first = page.locator(".card .done").first();
            String item = page.locator(".card").first().getAttribute("data-key");

            first.click();
            assertThat(completed(page, item)).isVisible();
            first.click();
            page.waitForTimeout(1000);

            assertThat(page.locator("[data-done]")).hasCount(1);
            completed(page, item).locator(".undo").click();
            assertThat(card(page, item)).isVisible();
            assertThat(page.locator("[data-done]")).hasCount(0);
        }
    }

    @Test
    void withoutJavaScriptTheSameTapsWork() {
        try (Page page = visit(tablet().setJavaScriptEnabled(false), new ArrayList<>())) {
            page.locator("[data-key='HOT_DOG'] .done").click();

            assertThat(page.locator("#note")).containsText("Hot Dog is done.");
            assertThat(completed(page, "HOT_DOG")).isVisible();
            assertThat(page.content()).contains("http-equiv=\"refresh\"");
        }
    }

    @Test
    void aReloadDoesNotRepeatWhatWasSaidAboutATap() {
        try (Page page = visit(tablet(), new ArrayList<>())) {
            page.navigate(address + "?outcome=undone&item=BRAT");
            assertThat(page.locator("#note")).containsText("Brat is back in the queue.");
            assertThat(page).hasURL(address.toString());

            page.reload();
            assertThat(page.locator("#note p")).hasCount(0);
        }
    }

    @Test
    void aCutNetworkIsSaidInRedAndForgottenWhenItIsBack() {
        try (Page page = visit(tablet(), new ArrayList<>())) {
            page.context().setOffline(true);
            assertThat(page.locator("#offline")).isVisible();
            assertThat(page.locator("#offline")).hasText("Not updating since 07:16; showing the last plan.");
            page.screenshot(picture("offline"));
            page.locator(".card .done").first().click();
            assertThat(page.locator("#note")).containsText("not saved");

            page.context().setOffline(false);
            assertThat(page.locator("#offline")).isHidden();
        }
        assertThat(serving.count("done_marks")).isZero();
    }

    @Test
    void theFirstPlanShowsByItself() {
        serving.clear();
        try (Page page = visit(tablet(), new ArrayList<>())) {
            assertThat(page.locator("h2")).hasText("No plan yet");
            page.screenshot(picture("no-plan"));

            serving.plan("012", "BRAT", TestTime.START, false, 3, 5, "why");

            assertThat(card(page, "BRAT")).isVisible();
            assertThat(page.locator(".badge")).hasText("Weekly plan (stock not counted)");
            assertThat(page.locator(".fresh.stale")).hasText("No data yet");
            page.screenshot(picture("weekly"));
        }
    }

    @Test
    void aBannerSaysHowOldTheDataAreWhenNoRunHasGoneWellForLong() {
        try (Page page = visit(tablet(), new ArrayList<>())) {
            assertThat(page.locator(".fresh.stale")).hasCount(0);

            serving.lastGoodRun(TestTime.START.minusSeconds(3 * 3_600));

            assertThat(page.locator(".fresh.stale")).containsText("Old data: last updated");
            assertThat(page.locator(".fresh.stale")).containsText("3 hours ago");
            assertThat(page.locator(".fresh.stale")).isInViewport();
            page.screenshot(picture("stale"));
        }
    }

    @Test
    void nothingKeepsAnybodyOutByDayOrByNight() {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            try (Page page = visit(tablet().setColorScheme(scheme), new ArrayList<>())) {
                page.locator(".card .done").first().click();
                assertThat(page.locator("[data-done]")).hasCount(1);
                page.screenshot(picture("tablet-" + scheme));
                page.screenshot(picture("tablet-whole-" + scheme).setFullPage(true));

                assertThat(new AxeBuilder(page).analyze().getViolations())
                        .as("in %s", scheme)
                        .extracting(found -> found.getId() + " " + found.getNodes())
                        .isEmpty();
                serving.clear();
                serving.busyMorning("012", TestTime.START);
            }
        }
    }

    @Test
    void everyButtonIsWideEnoughForAThumbOnAPhoneToo() {
        Browser.NewContextOptions phone = new Browser.NewContextOptions().setViewportSize(390, 844);
        try (Page page = visit(phone, new ArrayList<>())) {
            for (Locator button : page.locator(".done").all()) {
                assertThat(button.boundingBox().height).isGreaterThanOrEqualTo(64);
                assertThat(button.boundingBox().width).isGreaterThanOrEqualTo(64);
            }
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
            page.screenshot(picture("phone"));
            page.screenshot(picture("phone-whole").setFullPage(true));
        }
    }

    private static Page.ScreenshotOptions picture(String name) {
        return new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pictures", name.toLowerCase(Locale.ROOT) + ".png"));
    }
}
