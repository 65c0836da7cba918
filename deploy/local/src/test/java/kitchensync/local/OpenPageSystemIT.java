package kitchensync.local;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A queue that stands open in a browser while the process behind it is killed and started again. */
@Tag("browser")
class OpenPageSystemIT {

    private static final String COOKED = "select count(*) from raw.cooked_events";

    /** Until a tap is told to ingest, and a little. */
    private static final long TOLD_MILLIS = 14_000;

    @TempDir
    Path folder;

    private Launcher launcher;
    private SmallChain chain;

    @BeforeEach
    void aChain() throws Exception {
        launcher = new Launcher(folder);
        chain = new SmallChain(launcher);
        chain.once("one");
    }

    @AfterEach
    void nothingLeftRunning() throws InterruptedException {
        launcher.close();
    }

    private Launcher.Live start(int port) throws Exception {
        Launcher.Live live =
                launcher.start("up", "--data", "one", "--port", String.valueOf(port), "--speed", "1", "--no-simulator");
        live.awaitLine("http://localhost:" + port);
        return live;
    }

    /** The chain was made months ago by the real time, so its forecast is caught up with, and the queue changes once more. */
    private void awaitForecastOfToday() throws Exception {
        long until = System.nanoTime() + 120_000_000_000L;
        while (!Files.readString(folder.resolve("one/kitchensync.log")).contains("done by night: PREDICT")) {
            assertThat(System.nanoTime()).as("no new forecast").isLessThan(until);
            Thread.sleep(100);
        }
    }

    @Test
    void whatIsTappedWhileTheProcessIsGoneCountsOnceWhenItIsBack() throws Exception {
        int port = Launcher.freePort();
        Launcher.Live live = start(port);
        awaitForecastOfToday();
        List<String> before = chain.query(COOKED);
        try (Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser = playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Path.of("/usr/bin/chromium"))
                                .setArgs(
                                        List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")))) {
            Page page = browser.newPage();
            page.navigate("http://localhost:" + port + "/stores/012");
            Locator first = page.locator(".card").first();
            String item = first.getAttribute("data-key");
            page.waitForTimeout(2_000);

            // When
            live.kill();
            assertThat(page.locator("#offline")).isVisible(new IsVisibleOptions().setTimeout(5_500));
            first.locator(".done").click();
            assertThat(page.locator("#note")).containsText("Taps kept on this tablet: 1.");
            start(port);

            // Then
            assertThat(page.locator("[data-done='" + item + "']")).isVisible(new IsVisibleOptions().setTimeout(20_000));
            assertThat(page.locator("#offline")).isHidden();
            assertThat(page.locator(".kept")).hasCount(0);
            page.waitForTimeout(TOLD_MILLIS);
        }
        assertThat(launcher.run("pipeline", "run", "--data", "one").exit()).isZero();
        assertThat(Integer.parseInt(chain.query(COOKED).getFirst())).isEqualTo(Integer.parseInt(before.getFirst()) + 1);
    }
}
