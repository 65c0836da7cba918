package kitchensync.kitchenui.manager;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import kitchensync.kitchenui.browser.Screens;
import kitchensync.testkit.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A day of two items, against what a hand reckons of it. */
@Tag("browser")
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DayNumbersIT extends FiveWeeksOfAStore {

    @RegisterExtension
    static final Screens SCREENS = new Screens();

    @TestHTTPResource("/stores/012/day?date=2026-02-11")
    URI address;

    @BeforeEach
    void twoItems() {
        days.run("""
                insert into serving.item_days
                select '012', date '2026-02-11', item, sold, revenue, wasted, waste_cost, missed, missed_sales,
                  (select array_agg(case h when 11 then early when 12 then sold - early else 0 end order by h)
                    from generate_series(0, 23) h),
                  (select array_agg(case h when thrown then wasted else 0 end order by h) from generate_series(0, 23) h),
                  (select array_agg(case h when 12 then missed else 0 end order by h) from generate_series(0, 23) h),
                  (select array_agg(case h when 10 then sold + wasted else 0 end order by h) from generate_series(0, 23) h)
                from (values ('HOT_DOG', 90, 180.00, 6, 4.50, 10, 20.00, 30, 21),
                             ('CHEESEBURGER', 60, 125.00, 5, 10.50, 0, 0.00, 0, 20))
                  as two (item, sold, revenue, wasted, waste_cost, missed, missed_sales, early, thrown)""");
        days.run("insert into serving.store_days values ('012', '2026-02-11', 150, 305.00, 11, 15.00, 10, 20.00, 1)");
    }

    private static List<String> rows(Page page, String table) {
        return page.locator("[aria-labelledby='" + table + "-caption'] tr").allInnerTexts().stream()
                .skip(1)
                .map(row -> row.strip().replace('\t', '|'))
                .toList();
    }

    @Test
    void wasteIsItsCostInRevenueAndServiceIsUnitsSoldInUnitsDemanded() {
        try (Page page = SCREENS.visit(Screens.tablet(), address)) {
            // 15.00 of 305.00 dollars; 150 of 160 units
            assertThat(page.locator(".tile .figure").allInnerTexts()).startsWith("$305.00", "4.9 %", "93.8 %");
            assertThat(rows(page, "items"))
                    .containsExactly(
                            // 4.50 of 180.00; 90 of 100
                            "Hot Dog|90|$180.00|2.5 %|90.0 %|10|$20.00|6|$4.50|–|–|96",
                            // 10.50 of 125.00; all of them
                            "Cheeseburger|60|$125.00|8.4 %|100.0 %|0|$0.00|5|$10.50|–|–|65",
                            "Total|150|$305.00|4.9 %|93.8 %|10|$20.00|11|$15.00|–|–|161");
            assertThat(rows(page, "trend"))
                    .containsExactly("Wed, Feb 11|$305.00|150|4.9 %|$15.00|93.8 %|$20.00|$35.00");
        }
    }

    @Test
    void anItemLeadsToItsHours() {
        try (Page page = SCREENS.visit(Screens.tablet(), address)) {
            assertThat(rows(page, "hours"))
                    .containsExactly(
                            "10:00|–|0|0|–|161|0",
                            "11:00|–|30|0|–|0|0",
                            "12:00|–|120|10|–|0|0",
                            "20:00|–|0|0|–|0|5",
                            "21:00|–|0|0|–|0|6");

            page.locator("[aria-labelledby='items-caption'] a")
                    .getByText("Hot Dog")
                    .click();

            assertThat(page.locator("#hours-caption")).containsText("Hot Dog");
            assertThat(page.locator("#hours")).isInViewport();
            assertThat(rows(page, "hours"))
                    .containsExactly(
                            "10:00|–|0|0|–|96|0", "11:00|–|30|0|–|0|0", "12:00|–|60|10|–|0|0", "21:00|–|0|0|–|0|6");
        }
    }
}
