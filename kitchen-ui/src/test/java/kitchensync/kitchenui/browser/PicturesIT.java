package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures of the documents, taken of a busy morning; {@code ./kitchensync pictures} puts them into docs/pictures. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PicturesIT extends BusyKitchen {

    private static final Path FOLDER = Path.of(System.getProperty("pictures.folder", "target/pictures"));
    private static final long MOST_BYTES = 100 * 1024;

    @BeforeEach
    void anOverride() {
        clock.moveTo(TestTime.START.plusSeconds(5 * 60));
        serving.override(
                "012",
                "HOT_DOG",
                9,
                "7: expect 9 until 09:15, nothing on hand, a miss costs 1.79 and a throw-away 1.20;"
                        + " Ann says 20 % less (road works), otherwise 9");
    }

    @ParameterizedTest
    @CsvSource({
        "queue, 1280, 800, en, day, ''",
        "queue-night, 1280, 800, en, night, ''",
        "queue-kitchen, 1280, 800, en, day, kitchen",
        "queue-spanish, 1280, 800, es, day, ''",
        "queue-phone, 390, 844, en, day, ''",
        "queue-desktop, 1920, 1080, en, day, ''"
    })
    void eachPageOnWhatPeopleHold(String name, int width, int height, String language, String look, String queue)
            throws IOException {
        Browser.NewContextOptions screen = Screens.tablet().setViewportSize(width, height);
        String choice = "/stores?store=012&queue=%s&language=%s&look=%s".formatted(queue, language, look);
        try (Page page = SCREENS.visit(screen, address.resolve(choice))) {
            assertThat(page.locator(".card").first()).isVisible();
            Path file = FOLDER.resolve(name + ".png");
            SmallPicture.write(page.screenshot(), file);
            assertThat(Files.size(file)).as(name).isLessThan(MOST_BYTES);
        }
    }
}
