package kitchensync.kitchenui.manager;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.kitchenui.TestTime;
import kitchensync.kitchenui.browser.Screens;
import kitchensync.kitchenui.browser.SmallPicture;
import kitchensync.testkit.PageCheck;
import kitchensync.testkit.PostgresResource;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Managers' pages in a real browser: they fit, they can be used by everybody, they speak Spanish, and they print. Takes
 * their pictures too, which {@code ./kitchensync pictures} puts into docs/pictures.
 */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ManagerPicturesIT {

    private static final Path FOLDER = Path.of(System.getProperty("pictures.folder", "target/pictures"));
    private static final long MOST_BYTES = 100 * 1024;

    private static final Map<String, String> PAGES = new TreeMap<>(Map.of(
            "day", "stores/012/day?date=2026-02-11",
            "today", "stores/012/day",
            "plan", "stores/012/plan",
            "forecast", "stores/012/forecast/HOT_DOG?date=2026-02-11",
            "waste", "stores/012/waste?date=2026-02-11",
            "menu", "stores/012/menu",
            "labels", "stores/012/plan/labels",
            "chain", "chain"));

    /** Words that stand on the English pages; no item or store has them in its name. */
    private static final String[] ENGLISH = {
        "Sales",
        "Waste",
        "Sold",
        "sold",
        "Missed",
        "missed",
        "Planned",
        "Forecast",
        "Yesterday",
        "Item",
        "Override",
        "Stores",
        "stores",
        "Show",
        "until",
        "Nothing",
        "Units",
        "units",
        "Hour",
        "Thu,",
        "Wed,",
        "Data up",
        "Price",
        "Batch",
        "lunch",
        "Labels",
        "Keep",
        "hours"
    };

    @RegisterExtension
    static final Screens SCREENS = new Screens();

    @Inject
    SimulatedClock clock;

    @Inject
    DayFixture days;

    @TestHTTPResource("/")
    URI root;

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

    private void visitAll(Browser.NewContextOptions screen, BiConsumer<String, Page> then) {
        try (Page page = SCREENS.visit(screen, root)) {
            PAGES.forEach((name, address) -> {
                page.navigate(root.resolve("/" + address).toString());
                then.accept(name, page);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tablet, 1180, 820, LIGHT",
        "tablet, 1180, 820, DARK",
        "phone, 390, 844, LIGHT",
        "phone, 390, 844, DARK",
        "desktop, 1920, 1080, LIGHT",
        "desktop, 1920, 1080, DARK"
    })
    void nothingKeepsAnybodyOutByDayAndNightAndNothingSticksOut(String what, int width, int height, ColorScheme look) {
        SoftAssertions all = new SoftAssertions();
        visitAll(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(look), (name, page) -> {
            all.assertThat(PageCheck.found(page))
                    .as("%s on a %s, %s", name, what, look)
                    .isEmpty();
            all.assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .as("%s on a %s", name, what)
                    .isEqualTo(true);
        });
        all.assertAll();
    }

    @Test
    void everyPageSpeaksSpanish() {
        SoftAssertions all = new SoftAssertions();
        visitAll(Screens.tablet().setLocale("es-MX"), (name, page) -> {
            all.assertThat(page.locator("html").getAttribute("lang")).as(name).isEqualTo("es");
            all.assertThat(page.locator("body").innerText()).as(name).doesNotContain(ENGLISH);
        });
        all.assertAll();
    }

    @ParameterizedTest
    @CsvSource({
        "day, 1180, 1100, LIGHT",
        "today, 1180, 820, LIGHT",
        "plan, 1180, 820, LIGHT",
        "forecast, 1180, 820, LIGHT",
        "waste, 1180, 820, LIGHT",
        "menu, 1180, 820, LIGHT",
        "labels, 1180, 820, LIGHT",
        "chain, 1180, 820, LIGHT",
        "day-phone, 390, 844, DARK",
        "forecast-night, 1180, 820, DARK",
        "day-desktop, 1920, 1080, LIGHT",
        "plan-phone, 390, 844, LIGHT",
        "plan-desktop, 1920, 1080, LIGHT",
        "forecast-phone, 390, 844, LIGHT",
        "forecast-desktop, 1920, 1080, LIGHT",
        "waste-phone, 390, 844, LIGHT",
        "waste-desktop, 1920, 1080, LIGHT",
        "menu-phone, 390, 844, LIGHT",
        "menu-desktop, 1920, 900, LIGHT",
        "chain-phone, 390, 844, LIGHT",
        "chain-desktop, 1920, 1080, LIGHT"
    })
    void picture(String name, int width, int height, ColorScheme look) throws IOException {
        Browser.NewContextOptions screen =
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(look);
        try (Page page = SCREENS.visit(screen, root.resolve("/" + PAGES.get(name.replaceAll("-.*", ""))))) {
            Path file = FOLDER.resolve(name + ".png");
            SmallPicture.write(page.screenshot(), file);
            assertThat(Files.size(file)).as(name).isLessThan(MOST_BYTES);
        }
    }

    @Test
    void labelsPrintThreeAcross() {
        // What a page of A4 has between its margins
        Browser.NewContextOptions paper = new Browser.NewContextOptions().setViewportSize(718, 1046);
        try (Page page = SCREENS.visit(paper, root.resolve("/stores/012/plan/labels"))) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertThat(
                            page.evaluate(
                                    "getComputedStyle(document.querySelector('.labels')).gridTemplateColumns.split(' ').length"))
                    .isEqualTo(3);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
        }
    }

    @Test
    void thePlanOfADayPrintsOnOnePage() {
        try (Page page = SCREENS.visit(Screens.tablet(), root.resolve("/stores/012/plan"))) {
            // As many rows as the whole menu has
            page.evaluate("for (let n = 0; n < 3; n++) { const rows = document.querySelector('tbody');"
                    + " [...rows.children].slice(0, 12).forEach(row => rows.append(row.cloneNode(true))); }");
            byte[] pdf = page.pdf(new Page.PdfOptions()
                    .setPreferCSSPageSize(true)
                    .setPath(Path.of("target/pictures/manager-plan.pdf")));
            String text = new String(pdf, StandardCharsets.ISO_8859_1);
            assertThat(text).containsPattern("/Type\\s*/Pages[^>]*/Count 1[^0-9]|/Count 1[^0-9][^>]*/Type\\s*/Pages");
        }
    }
}
