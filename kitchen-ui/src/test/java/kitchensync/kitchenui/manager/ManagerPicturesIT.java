package kitchensync.kitchenui.manager;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Managers' pages in a real browser: they fit, they can be used by everybody, and they print. Pictures: target/pictures. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ManagerPicturesIT {

    private static final Map<String, String> PAGES = new TreeMap<>(Map.of(
            "day", "stores/012/day?date=2026-02-11",
            "today", "stores/012/day",
            "plan", "stores/012/plan",
            "forecast", "stores/012/forecast/HOT_DOG?date=2026-02-11",
            "waste", "stores/012/waste?date=2026-02-11",
            "menu", "stores/012/menu",
            "labels", "stores/012/plan/labels",
            "chain", "chain"));

    private static Playwright playwright;
    private static Browser browser;

    @Inject
    SimulatedClock clock;

    @Inject
    DayFixture days;

    @TestHTTPResource("/")
    URI root;

    @BeforeAll
    static void open() {
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void fiveWeeks() {
        clock.moveTo(TestTime.START);
        days.clear();
        days.fiveWeeks("012");
        days.fiveWeeks("061");
        days.chain();
        days.dataUpTo(TestTime.START.minus(Duration.ofMinutes(4)));
        days.run("insert into serving.plan_overrides (store_id, item_id, kind, percent, reason, who, from_at, until_at,"
                + " set_at) values ('012', 'BRAT', 'less', 30, 'road works', 'Ana', '2026-02-10T06:00:00Z',"
                + " '2026-02-15T06:00:00Z', '2026-02-10T06:00:00Z')");
        days.run(
                "insert into serving.plan_minimums values ('012', 'HOT_DOG', 'lunch', 4, 'Ana', '2026-02-10T06:00:00Z')");
    }

    @Test
    void nothingKeepsAnybodyOutAtNightAndNothingSticksOutOfAPhone() {
        SoftAssertions all = new SoftAssertions();
        visit("tablet", 820, 1180, ColorScheme.DARK, page -> {
            all.assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(page.url())
                    .isEmpty();
        });
        visit("phone", 390, 844, ColorScheme.LIGHT, page -> {
            all.assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(page.url())
                    .isEqualTo(true);
        });
        all.assertAll();
    }

    private void visit(String size, int width, int height, ColorScheme look, Consumer<Page> then) {
        try (BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setColorScheme(look).setViewportSize(width, height))) {
            Page page = context.newPage();
            PAGES.forEach((name, address) -> {
                page.navigate(root.resolve("/" + address).toString());
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/pictures/manager-" + name + "-" + size + ".png")));
                then.accept(page);
            });
        }
    }

    @Test
    void thePlanOfADayPrintsOnOnePage() {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(root.resolve("/stores/012/plan").toString());
            // As many rows as the whole menu has
            page.evaluate("for (let n = 0; n < 3; n++) { const rows = document.querySelector('tbody');"
                    + " [...rows.children].slice(0, 12).forEach(row => rows.append(row.cloneNode(true))); }");
            byte[] pdf = page.pdf(new Page.PdfOptions()
                    .setPreferCSSPageSize(true)
                    .setPath(Path.of("target/pictures/manager-plan.pdf")));
            String text = new String(pdf, java.nio.charset.StandardCharsets.ISO_8859_1);
            assertThat(text).containsPattern("/Type\\s*/Pages[^>]*/Count 1[^0-9]|/Count 1[^0-9][^>]*/Type\\s*/Pages");
        }
    }
}
