package kitchensync.kitchenui.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.IntStream;
import kitchensync.kitchenui.TestTime;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long and how much can be taken back. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class UndoIT extends BusyKitchen {

    private static String act(int number) {
        return "00000000-0000-0000-0000-%012d".formatted(number);
    }

    @Test
    void fiveSecondsAfterATapItIsStillOfferedAndWorks() {
        try (Page page = tablet()) {
            page.clock().install();
            page.reload();
            String item = first(page);
            card(page, item).locator(".done").click();
            assertThat(done(page, item)).isVisible();

            page.clock().fastForward(5_000);

            assertThat(note(page).locator(".undo")).isVisible();
            note(page).locator(".undo").click();
            assertThat(card(page, item)).isVisible();
            assertThat(page.locator("[data-done]")).hasCount(0);
        }
    }

    @Test
    void ofManyActsTheLastTwentyAreListedAndTheOldestOfThemCanBeRecalled() {
        for (int turn : IntStream.rangeClosed(1, 22).toArray()) {
            serving.run(
                    "insert into serving.kitchen_acts (store_id, act_id, kind, item_id, slot_start, subject, turn,"
                            + " quantity, at, event_id, due_at) values ('012', ?::uuid, 'done', 'HOT_DOG', ?, '-', ?, 1,"
                            + " ?, ?::uuid, 'infinity')",
                    act(turn),
                    TestTime.START.minusSeconds(3_660).atOffset(java.time.ZoneOffset.UTC),
                    turn,
                    TestTime.START.minusSeconds(turn).atOffset(java.time.ZoneOffset.UTC),
                    act(turn));
        }
        try (Page page = tablet()) {
            assertThat(page.locator("[data-done]")).hasCount(20);
            assertThat(page.locator("[data-done]").last().locator("[name=act]")).hasValue(act(20));

            page.locator("[data-done]").last().locator(".undo").click();

            assertThat(note(page)).containsText("Taken back");
            assertThat(page.locator("[data-done]").last().locator("[name=act]")).hasValue(act(21));
            assertThat(serving.countWhere("kitchen_acts", "undone_at is not null and act_id = '" + act(20) + "'"))
                    .isEqualTo(1);
        }
    }
}
