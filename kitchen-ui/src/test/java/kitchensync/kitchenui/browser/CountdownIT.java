package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several batches cook, each with its own time left on the store's clock. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CountdownIT extends BusyKitchen {

    /**
     * Minutes, begun ones too, until the batches of {@link #fourBatches} are ready, by seconds on the clock: they are
     * after 240, 540, 599 and 870 seconds.
     */
    private static final Map<Integer, List<String>> LEFT = new TreeMap<>(Map.of(
            0, List.of("4 min", "9 min", "10 min", "15 min"),
            1, List.of("4 min", "9 min", "10 min", "15 min"),
            60, List.of("3 min", "8 min", "9 min", "14 min"),
            61, List.of("3 min", "8 min", "9 min", "14 min"),
            239, List.of("1 min", "6 min", "6 min", "11 min"),
            240, List.of("0 min", "5 min", "6 min", "11 min")));

    private static final Pattern COOKING = Pattern.compile("data-cooking=.*?data-until=\"\\d+\">([^<]+)<");

    @BeforeEach
    void fourBatches() {
        serving.clear();
        serving.plan("012", "PIZZA_SLICE", TestTime.START, true, 6, 6, "why");
        serving.plan("012", "HOT_DOG", TestTime.START, true, 5, 5, "why");
        serving.plan("012", "3PC_TENDERS", TestTime.START, true, 3, 3, "why");
        serving.cooked("012", "PIZZA_SLICE", TestTime.START.minusSeconds(60), 6);
        serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(60), 5);
        serving.cooked("012", "HOT_DOG", TestTime.START.minusSeconds(1), 5);
        serving.cooked("012", "3PC_TENDERS", TestTime.START.minusSeconds(30), 3);
    }

    @Test
    void anOpenPageCountsEachOfThemDownToTheMinute() {
        try (Page page = SCREENS.visit(Screens.tablet().setServiceWorkers(ServiceWorkerPolicy.BLOCK), address)) {
            page.waitForTimeout(500);
            page.route("**/queue*", Route::abort); // the stream alone tells the time
            LEFT.forEach((seconds, left) -> {
                clock.moveTo(TestTime.START.plusSeconds(seconds));
                assertThat(page.locator("[data-cooking] .countdown")).hasText(left.toArray(String[]::new));
            });
        }
    }

    @Test
    void soDoesAPageAsItIsSent() {
        try (Page page = tablet()) {
            LEFT.forEach((seconds, left) -> {
                clock.moveTo(TestTime.START.plusSeconds(seconds));
                String queue = page.request().get(address + "/queue").text();
                assertThat(COOKING.matcher(queue).results().map(found -> found.group(1)))
                        .as("after " + seconds + " s")
                        .containsExactlyElementsOf(left.stream()
                                .filter(each -> !each.equals("0 min"))
                                .toList());
            });
        }
    }
}
