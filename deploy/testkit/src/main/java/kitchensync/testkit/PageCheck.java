package kitchensync.testkit;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Opens pages on a phone and on a desktop, by day and by night, and says what keeps people out of them. Whoever uses it
 * has playwright and axe-core among its own tests' dependencies, and Chromium on the machine.
 */
public final class PageCheck implements AutoCloseable {

    private static final int[][] SCREENS = {{390, 844}, {1920, 1080}};

    private final Playwright playwright;
    private final Browser browser;

    public PageCheck() {
        // It must not fetch a browser of its own.
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
    }

    /** The system's chromium. @throws IllegalStateException when there is none, with the remedy */
    public static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "this test needs a browser: apt-get install chromium (looked for /usr/bin/chromium)"));
    }

    /** What axe-core finds, what the browser complains of, and by how much a page is too wide; empty when all is well. */
    public List<String> complaints(URI address) {
        List<String> complaints = new ArrayList<>();
        for (int[] screen : SCREENS) {
            for (ColorScheme look : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                String where = "%s, %d px, %s: ".formatted(address.getPath(), screen[0], look);
                Browser.NewContextOptions options = new Browser.NewContextOptions()
                        .setViewportSize(screen[0], screen[1])
                        .setColorScheme(look);
                try (BrowserContext context = browser.newContext(options)) {
                    Page page = context.newPage();
                    page.onConsoleMessage(message -> {
                        if (message.type().equals("error")) {
                            complaints.add(where + message.text());
                        }
                    });
                    page.navigate(address.toString());
                    found(page).forEach(found -> complaints.add(where + found));
                    Object tooWide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
                    if (!tooWide.equals(0)) {
                        complaints.add(where + tooWide + " px too wide");
                    }
                }
            }
        }
        return complaints;
    }

    /** What axe-core finds on a page as it stands now; empty when all is well. */
    public static List<String> found(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(found -> found.getId() + " " + found.getNodes())
                        .toList();
    }

    /** A page of a desktop that stays open as long as this does. */
    public Page open(URI address) {
        Page page = browser.newPage();
        page.navigate(address.toString());
        return page;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
