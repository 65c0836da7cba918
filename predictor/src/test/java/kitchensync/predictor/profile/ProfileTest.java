package kitchensync.predictor.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.Assortment.Product;
import kitchensync.predictor.history.Assortment.Shop;
import kitchensync.predictor.history.DemandHistory;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final int NOON = 12;
    private static final int EVENING = 18;

    /** Stores open from 8 to 20 o'clock, hour by hour. */
    private static Assortment assortment(int stores, List<Product> products) {
        List<Shop> shops = new ArrayList<>();
        List<BitSet> hours = new ArrayList<>();
        for (int store = 0; store < stores; store++) {
            shops.add(new Shop("s" + store, "", 1 + store % 2));
            BitSet open = new BitSet();
            for (int dow = 0; dow < 7; dow++) {
                open.set(dow * 24 + 8, dow * 24 + 20);
            }
            hours.add(open);
        }
        BitSet allDay = new BitSet();
        allDay.set(0, 24);
        return new Assortment(
                shops, products, 1, hours, products.stream().map(item -> allDay).toList());
    }

    private static Product product(String id, LocalDate added) {
        return new Product(id, "food", added, 10);
    }

    private static Profile profile(DemandHistory history) {
        return ProfileLearner.upTo(history, history.days()).profile();
    }

    @Test
    void aSteadyWeekIsExpectedAgain() {
        // Given twice as much on Saturdays, all at noon and in the evening
        Assortment assortment = assortment(1, List.of(product("a", MONDAY)));
        DemandHistory history = new DemandHistory(assortment, MONDAY, 84);
        for (int day = 0; day < 84; day++) {
            double units = history.dow(day) == 5 ? 80 : 40;
            history.add(0, 0, day, NOON, units);
            history.add(0, 0, day, EVENING, units / 2);
        }

        // When
        Profile profile = profile(history);

        // Then
        assertThat(profile.day(0, 0)).isEqualTo(60, within(2.5));
        assertThat(profile.day(0, 5)).isEqualTo(120, within(4.0));
        assertThat(profile.mean(0, 5, NOON)).isEqualTo(80, within(4.0));
        assertThat(profile.mean(0, 5, 7)).as("closed").isZero();
    }

    @Test
    void closedDaysDoNotLowerWhatIsExpected() {
        Assortment assortment = assortment(1, List.of(product("a", MONDAY)));
        DemandHistory history = new DemandHistory(assortment, MONDAY, 84);
        for (int day = 0; day < 84; day++) {
            if (history.dow(day) != 2 && day % 10 != 0) {
                history.add(0, 0, day, NOON, 100);
            }
        }

        assertThat(profile(history).day(0, 0)).isEqualTo(100, within(1.5));
    }

    @Test
    void aRareItemHasTheChainsDayAndItsOwnShare() {
        // Given an item that sells at noon in one store and hardly ever in the other
        Assortment assortment = assortment(2, List.of(product("often", MONDAY), product("rare", MONDAY)));
        DemandHistory history = new DemandHistory(assortment, MONDAY, 84);
        for (int day = 0; day < 84; day++) {
            for (int store = 0; store < 2; store++) {
                history.add(store, 0, day, NOON, 50);
                history.add(store, 0, day, EVENING, 50);
            }
            history.add(0, 1, day, NOON, 20);
            if (day % 20 == 3) {
                history.add(1, 1, day, EVENING, 1);
            }
        }

        Profile profile = profile(history);

        double rare = profile.day(assortment.kitchen(1, 1), 0);
        assertThat(rare).isBetween(.02, .4);
        assertThat(profile.mean(assortment.kitchen(1, 1), 0, NOON) / rare)
                .as("its five sales in the evening weigh little against the other store's noon")
                .isGreaterThan(.6);
    }

    @Test
    void aNewItemBeginsAsItsCategoryAndTakesItsPartFromTheOthers() {
        LocalDate tomorrow = MONDAY.plusDays(84);
        Assortment assortment =
                assortment(1, List.of(product("a", MONDAY), product("b", MONDAY), product("new", tomorrow)));
        DemandHistory history = new DemandHistory(assortment, MONDAY, 84);
        for (int day = 0; day < 84; day++) {
            history.add(0, 0, day, NOON, 60);
            history.add(0, 1, day, NOON, 60);
        }

        Profile profile = profile(history);

        assertThat(profile.day(2, 0)).isEqualTo(40, within(2.0));
        assertThat(profile.day(0, 0)).isEqualTo(40, within(2.0));
        assertThat(profile.knownDays(2)).isZero();
    }

    @Test
    void aNewStoreIsExpectedToBeLikeThoseOfItsLevel() {
        // Given stores of levels 1, 2, 1; the third has sold nothing yet
        Assortment assortment = assortment(3, List.of(product("a", MONDAY)));
        DemandHistory history = new DemandHistory(assortment, MONDAY, 28);
        for (int day = 0; day < 28; day++) {
            history.add(0, 0, day, NOON, 30);
            history.add(1, 0, day, NOON, 300);
        }

        assertThat(profile(history).day(2, 3)).isEqualTo(30, within(1.0));
    }

    @Test
    void nothingIsExpectedOfNothing() {
        Assortment assortment = assortment(1, List.of(product("a", MONDAY)));

        Profile profile = profile(new DemandHistory(assortment, MONDAY, 0));

        assertThat(profile.day(0, 0)).isZero();
    }

    @Test
    void whatComesLaterDoesNotChangeWhatWasExpectedBefore() {
        // Given two histories that differ in their last week only
        Assortment assortment = assortment(1, List.of(product("a", MONDAY)));
        DemandHistory one = new DemandHistory(assortment, MONDAY, 70);
        DemandHistory other = new DemandHistory(assortment, MONDAY, 70);
        for (int day = 0; day < 70; day++) {
            one.add(0, 0, day, NOON, 10 + day % 3);
            other.add(0, 0, day, NOON, day < 63 ? 10 + day % 3 : 500);
        }

        assertThat(ProfileLearner.upTo(one, 63).profile().day(0, 0))
                .isEqualTo(ProfileLearner.upTo(other, 63).profile().day(0, 0));
    }

    @Test
    void whatNobodyAnnouncedGetsItsPartAndTheOthersAreLeftTheRest() {
        // Given a store of 100 units a day, of which every week another item has 10 from Wednesday on, and then no more
        int weeks = 12;
        List<Product> products = new ArrayList<>(List.of(product("a", MONDAY)));
        for (int week = 1; week <= weeks; week++) {
            products.add(product("of week " + week, MONDAY.plusDays(7L * week + 2)));
        }
        DemandHistory history = new DemandHistory(assortment(1, products), MONDAY, 7 * weeks, true);
        for (int day = 0; day < 7 * weeks; day++) {
            boolean another = day >= 7 && day % 7 >= 2;
            history.add(0, 0, day, NOON, another ? 90 : 100);
            if (another) {
                history.add(0, day / 7, day, NOON, 10);
            }
        }

        // When
        Profile profile = profile(history);

        // Then the next one is expected to have what these had, and all others together the rest of the week
        double known = 0;
        for (int kitchen = 0; kitchen < weeks; kitchen++) {
            known += profile.day(kitchen, 3);
        }
        assertThat(profile.day(weeks, 3)).isEqualTo(10, within(1.5));
        assertThat(known).isEqualTo(100 - 50 / 7.0, within(1.5));
    }
}
