package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import kitchensync.pipeline.Sandbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every number here was worked out by hand. Chicago is six hours behind UTC in winter; 2026-01-05 is a Monday. */
class ModelsTest {

    private static final String LONG_AGO = "2026-01-01 00:00:00";

    private Sandbox sandbox;

    @BeforeEach
    void open() throws SQLException {
        sandbox = new Sandbox();
    }

    @AfterEach
    void close() throws SQLException {
        sandbox.close();
    }

    private void layers(String now) throws SQLException {
        LayerReport report = sandbox.layers(now);
        assertThat(report.failures()).isEmpty();
        assertThat(report.warnings()).isEmpty();
    }

    private String profile(String item, int slot) throws SQLException {
        return sandbox.value(
                "select round(avg_slot_quantity, 4), sample_size, units from INTERMEDIATE.TIME_OF_DAY_PROFILE"
                        + " where store_id = '061' and item_id = '" + item + "' and slot_index = " + slot);
    }

    @Test
    void averagesCountTheDaysWithoutASale() throws SQLException {
        // Given: three units on Monday the 5th, one on the 12th, none on the 19th; noon on Monday is slot 48.
        sandbox.sale("061", "HOT_DOG", 3, "2026-01-05 18:00:00");
        sandbox.sale("061", "HOT_DOG", 1, "2026-01-12 18:14:59");
        sandbox.sale("061", "CORN_DOG", 1, "2026-01-20 18:00:00");

        // When
        layers(LONG_AGO);

        // Then
        assertThat(profile("HOT_DOG", 48)).isEqualTo("1.3333|3|4");
        assertThat(profile("HOT_DOG", 49)).isEqualTo("0.0|3|0");
        assertThat(profile("HOT_DOG", 96 + 48)).isEqualTo("0.0|2|0");
    }

    @Test
    void aDayInProgressIsInNoAverageButInTheDayTotals() throws SQLException {
        // Given: Tuesday the 20th has only begun.
        sandbox.sale("061", "HOT_DOG", 1, "2026-01-05 18:00:00");
        sandbox.sale("061", "CORN_DOG", 5, "2026-01-20 18:00:00");

        // When
        layers(LONG_AGO);

        // Then
        assertThat(profile("CORN_DOG", 96 + 48)).isEqualTo("0.0|2|0");
        assertThat(sandbox.value("select max(sale_date) from INTERMEDIATE.STORE_DAYS"))
                .isEqualTo("2026-01-19");
        assertThat(sandbox.value("select sold from MARTS.DAY_TOTALS where item_id = 'CORN_DOG'"))
                .isEqualTo("5");
    }

    @Test
    void aQuarterHourKeepsItsCountsApart() throws SQLException {
        // Given
        sandbox.sale("061", "HOT_DOG", 1000, "2026-01-05 18:00:00").sale("061", "HOT_DOG", 3, "2026-01-05 18:14:59");
        sandbox.event("WASTE_LOG", "061", "HOT_DOG", "2, 'expired'", "2026-01-05 18:01:00");
        sandbox.event("STOCKOUT_EVENTS", "061", "HOT_DOG", "5", "2026-01-05 18:02:00");
        sandbox.event("COOKED_EVENTS", "061", "HOT_DOG", "7", "2026-01-05 18:03:00");
        sandbox.event("COOKED_EVENTS", "061", "HOT_DOG", "1000", "2026-01-05 18:15:00");

        // When
        layers(LONG_AGO);

        // Then
        assertThat(sandbox.rows("select slot_index, sold, revenue, wasted, missed, cooked from INTERMEDIATE.ITEM_SLOTS"
                        + " order by slot_index"))
                .containsExactly("48|1003|2006.00|2|5|7", "49|0|0.00|0|0|1000");
    }

    @Test
    void theClockEndsTheLastDayButAddsNoDaysWithoutData() throws SQLException {
        // Given
        sandbox.sale("061", "HOT_DOG", 1, "2026-01-05 18:00:00");
        sandbox.sale("061", "CORN_DOG", 5, "2026-01-20 18:00:00");

        // When: weeks later
        layers("2026-03-01 00:00:00");

        // Then
        assertThat(sandbox.value("select count(*), min(sale_date), max(sale_date) from INTERMEDIATE.STORE_DAYS"))
                .isEqualTo("16|2026-01-05|2026-01-20");
        assertThat(profile("CORN_DOG", 96 + 48)).isEqualTo("1.6667|3|5");
    }

    @Test
    void anotherStoresEventEndsADayOfThisStore() throws SQLException {
        // Given: 061 sells on Monday only; 012 sells on Tuesday after midnight.
        sandbox.sale("061", "HOT_DOG", 1, "2026-01-05 18:00:00");
        sandbox.sale("012", "HOT_DOG", 1, "2026-01-06 06:00:00");

        // When
        layers(LONG_AGO);

        // Then
        assertThat(sandbox.rows("select store_id, sale_date, day_of_week from INTERMEDIATE.STORE_DAYS"))
                .containsExactly("061|2026-01-05|0");
    }

    @Test
    void anItemIsAveragedFromTheDayItWasAdded() throws SQLException {
        // Given: CHIMI was added on Thursday 2026-02-12.
        sandbox.sale("061", "HOT_DOG", 1, "2026-02-02 18:00:00");
        sandbox.sale("061", "HOT_DOG", 1, "2026-02-15 18:00:00");

        // When
        layers(LONG_AGO);

        // Then: one Thursday since then, and no Wednesday; slot 3 * 96 + 32 is Thursday 08:00.
        assertThat(profile("CHIMI", 3 * 96 + 32)).isEqualTo("0.0|1|0");
        assertThat(profile("CHIMI", 2 * 96 + 32)).isEqualTo("null|0|0");
        assertThat(profile("HASH_BROWNS", 2 * 96 + 32)).isEqualTo("0.0|2|0");
    }

    @Test
    void aCategoryIsTheMeanOfItsItemsAndStores() throws SQLException {
        // Given: one store, one Monday; there are 6 roller grill items with a past that sell at noon.
        sandbox.sale("061", "HOT_DOG", 3, "2026-01-05 18:00:00");
        sandbox.sale("061", "BRAT", 1, "2026-01-05 18:01:00");
        sandbox.sale("061", "BRAT", 1, "2026-01-06 18:00:00");

        // When
        layers(LONG_AGO);

        // Then
        String items = sandbox.value("select count(*) from RAW.MENU_ITEMS where category = 'roller_grill' and active"
                + " and day_part = 'all_day' and added < '2026-01-05'");
        assertThat(items).isEqualTo("6");
        assertThat(sandbox.value("select round(avg_slot_quantity, 4), sample_size from MARTS.COLD_START_PROFILE"
                        + " where category = 'roller_grill' and slot_index = 48"))
                .isEqualTo("0.6667|6");
    }

    @Test
    void slotsHoldSalesAndMisses() throws SQLException {
        // Given: 01:30 comes twice on 2026-11-01, at 06:30 and 07:30 UTC.
        sandbox.sale("012", "HOT_DOG", 2, "2026-11-01 06:30:00");
        sandbox.sale("012", "HOT_DOG", 1, "2026-11-01 07:44:59");
        sandbox.event("STOCKOUT_EVENTS", "012", "HOT_DOG", "3", "2026-11-01 07:30:00");
        sandbox.event("STOCKOUT_EVENTS", "012", "BRAT", "1", "2026-11-01 07:30:00");

        // When
        layers(LONG_AGO);

        // Then
        assertThat(sandbox.rows("from INTERMEDIATE.ROLLING_FEATURES_15MIN order by item_id"))
                .containsExactly("012|BRAT|2026-11-01|582|0|1", "012|HOT_DOG|2026-11-01|582|3|3");
    }

    @Test
    void everyStoreHasItsOwnLatestSlot() throws SQLException {
        // Given
        sandbox.sale("012", "HOT_DOG", 2, "2026-01-05 18:00:00");
        sandbox.sale("012", "HOT_DOG", 1, "2026-01-05 19:00:00");
        sandbox.sale("012", "HOT_DOG", 1, "2026-01-05 19:01:00");
        sandbox.sale("061", "HOT_DOG", 4, "2026-01-02 18:00:00");
        sandbox.event("STOCKOUT_EVENTS", "061", "HOT_DOG", "3", "2026-01-05 18:00:00");

        // When
        layers(LONG_AGO);

        // Then: Friday noon is 4 * 96 + 48.
        assertThat(sandbox.rows("from MARTS.STORE_SALES_15MIN order by store_id"))
                .containsExactly("012|HOT_DOG|2026-01-05|52|2", "061|HOT_DOG|2026-01-02|432|4");
    }

    @Test
    void wasteIsHeldAgainstThePricesThatWerePaid() throws SQLException {
        // Given: a cheeseburger costs 1.20, sells for 2.99, on sale for 1.99.
        sandbox.event("SALES_EVENTS", "012", "CHEESEBURGER", "2, 1.99", "2026-01-07 18:00:00");
        sandbox.event("SALES_EVENTS", "012", "CHEESEBURGER", "1, 2.99", "2026-01-07 18:00:00");
        sandbox.event("WASTE_LOG", "012", "CHEESEBURGER", "3, 'expired'", "2026-01-07 20:00:00");
        sandbox.event("WASTE_LOG", "012", "BRAT", "2, null", "2026-01-07 20:00:00");
        sandbox.event("STOCKOUT_EVENTS", "012", "CORN_DOG", "2", "2026-01-07 20:00:00");

        // When
        layers(LONG_AGO);

        // Then: 3.60 / 6.97 is 51.65 %; nothing sold is no percentage; a miss alone is neither.
        assertThat(sandbox.rows("select item_id, sold, revenue, wasted, waste_cost, round(waste_percentage, 2)"
                        + " from MARTS.WASTE_PERCENTAGE order by item_id"))
                .containsExactly("BRAT|0|0.00|2|1.9000|null", "CHEESEBURGER|3|6.97|3|3.6000|51.65");
        assertThat(sandbox.value("select sold, wasted, missed from MARTS.DAY_TOTALS where item_id = 'CORN_DOG'"))
                .isEqualTo("0|0|2");
    }

    @Test
    void missesAreCountedPerLocalHour() throws SQLException {
        // Given
        sandbox.event("STOCKOUT_EVENTS", "012", "BRAT", "2", "2026-01-07 05:10:00");
        sandbox.event("STOCKOUT_EVENTS", "012", "BRAT", "1", "2026-01-07 05:50:00");
        sandbox.event("STOCKOUT_EVENTS", "012", "BRAT", "1", "2026-01-07 06:00:00");

        // When
        layers(LONG_AGO);

        // Then
        assertThat(sandbox.rows("select * exclude (load_seq) from MARTS.STOCKOUT_SUMMARY order by sale_date"))
                .containsExactly("012|BRAT|2026-01-06|23|3|2", "012|BRAT|2026-01-07|0|1|1");
    }

    @Test
    void stockIsWhatWasCookedAndIsStillGood() throws SQLException {
        // Given: cheeseburgers cook 10 minutes and hold 120; hot dogs cook 10 and hold 240; as of 12:00.
        sandbox.event("COOKED_EVENTS", "012", "CHEESEBURGER", "4", "2026-01-07 11:00:00");
        sandbox.event("COOKED_EVENTS", "012", "CHEESEBURGER", "4", "2026-01-07 11:55:00");
        sandbox.sale("012", "CHEESEBURGER", 3, "2026-01-07 11:30:00");
        // Expired at 12:00 sharp, and never logged as waste.
        sandbox.event("COOKED_EVENTS", "012", "CHICKEN_SANDWICH", "10", "2026-01-07 09:50:00");
        // Two more than the books know of were sold.
        sandbox.event("COOKED_EVENTS", "012", "CORN_DOG", "1", "2026-01-07 11:30:00");
        sandbox.sale("012", "CORN_DOG", 3, "2026-01-07 11:40:00");
        // Ready at 12:00 sharp, six on the store's clock; nobody told of what expired at ten past midnight there.
        sandbox.event("COOKED_EVENTS", "012", "HOT_DOG", "20", "2026-01-07 02:00:00");
        sandbox.event("COOKED_EVENTS", "012", "HOT_DOG", "5", "2026-01-07 11:50:00");
        sandbox.event("WASTE_LOG", "012", "HOT_DOG", "2, 'dropped'", "2026-01-07 12:00:00");

        // When
        layers(LONG_AGO);

        // Then
        assertThat(sandbox.rows("from MARTS.STOCK_ON_HAND order by item_id"))
                .containsExactly("012|CHEESEBURGER|1|4|2026-01-07 12:00:00.0", "012|HOT_DOG|3|0|2026-01-07 12:00:00.0");
    }
}
