package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import kitchensync.domain.catalogue.Capacity;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.predictor.cook.Economics;
import kitchensync.predictor.cook.StockAges.Batch;
import kitchensync.predictor.plan.Room.Fitted;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static Item item(String id, String station, int batch) {
        return new Item(
                id,
                id,
                "side",
                DayPart.ALL_DAY,
                BigDecimal.TWO,
                null,
                Set.of(),
                BigDecimal.ONE,
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                1,
                batch,
                CookIn.UNITS,
                true,
                LocalDate.of(2024, 1, 1),
                station);
    }

    private static Proposal proposal(Item item, int least, double cooking, double... gains) {
        Choice choice = new Choice(
                item, 0, 1, gains, new Economics(2, 1, 0), 4, 60, false, List.of(new Batch(cooking, 10, 90)));
        int units = Math.max(choice.best(), least);
        return new Proposal(choice, units, least, null, units);
    }

    private static List<Integer> units(Capacity capacity, List<Proposal> proposals) {
        return Room.fit(capacity, proposals).stream().map(Fitted::units).toList();
    }

    @Test
    void withoutLimitsAllIsStarted() {
        List<Proposal> wanted = List.of(proposal(item("A", "fryer", 1), 0, 9, 0, 1, 2));

        assertThat(Room.fit(Capacity.UNLIMITED, wanted)).containsExactly(new Fitted(2, ""));
        assertThat(units(new Capacity(Map.of("oven", 0), 50), wanted)).containsExactly(2);
    }

    @Test
    void whatEarnsLeastForItsRoomWaits() {
        List<Proposal> wanted = List.of(
                proposal(item("A", "fryer", 1), 0, 0, 0, 1, 1.2), proposal(item("B", "fryer", 1), 0, 0, 0, .9, 1.5));

        assertThat(Room.fit(new Capacity(Map.of("fryer", 3), Integer.MAX_VALUE), wanted))
                .containsExactly(new Fitted(1, "fryer"), new Fitted(2, ""));
        assertThat(units(new Capacity(Map.of("fryer", 2), Integer.MAX_VALUE), wanted))
                .containsExactly(1, 1);
    }

    @Test
    void whatIsStillCookingTakesItsRoom() {
        List<Proposal> wanted = List.of(proposal(item("A", "fryer", 1), 0, 3, 0, 1, 2));

        assertThat(units(new Capacity(Map.of("fryer", 4), Integer.MAX_VALUE), wanted))
                .containsExactly(1);
        assertThat(units(new Capacity(Map.of("fryer", 2), Integer.MAX_VALUE), wanted))
                .containsExactly(0);
    }

    @Test
    void theCrewStartsWholeAndBegunBatches() {
        List<Proposal> wanted = List.of(
                proposal(item("A", "fryer", 4), 0, 0, 0, 1, 2, 3, 4, 5), proposal(item("B", "oven", 4), 0, 0, 0, .5));

        // Five units are two starts; giving up the fifth costs 1, giving up B only .5
        assertThat(Room.fit(new Capacity(Map.of(), 2), wanted))
                .containsExactly(new Fitted(5, ""), new Fitted(0, "crew"));
        assertThat(units(new Capacity(Map.of(), 1), wanted)).containsExactly(4, 0);
    }

    @Test
    void aMinimumGivesWayLast() {
        List<Proposal> wanted = List.of(
                proposal(item("A", "fryer", 1), 2, 0, 0, -1, -3), proposal(item("B", "fryer", 1), 0, 0, 0, 5, 9));

        assertThat(units(new Capacity(Map.of("fryer", 2), Integer.MAX_VALUE), wanted))
                .containsExactly(2, 0);
    }

    @Test
    void earnsWhatTheBestOfAllCombinationsEarns() {
        SplittableRandom random = new SplittableRandom(5);
        double greedy = 0;
        double best = 0;
        for (int trial = 0; trial < 300; trial++) {
            // Given four items with shrinking gains at two stations
            List<Proposal> wanted = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                double[] gains = new double[2 + random.nextInt(3)];
                double more = random.nextDouble();
                for (int q = 1; q < gains.length; q++) {
                    gains[q] = gains[q - 1] + more;
                    more *= random.nextDouble();
                }
                wanted.add(proposal(item("I" + i, i % 2 == 0 ? "fryer" : "oven", 1 + random.nextInt(3)), 0, 0, gains));
            }
            Capacity capacity = new Capacity(Map.of("fryer", 1 + random.nextInt(5)), 2 + random.nextInt(4));

            greedy += profit(wanted, units(capacity, wanted));
            best += best(capacity, wanted, new ArrayList<>());
        }

        assertThat(greedy / best).isBetween(.99, 1 + 1e-9);
    }

    private static double profit(List<Proposal> proposals, List<Integer> units) {
        double profit = 0;
        for (int i = 0; i < units.size(); i++) {
            profit += proposals.get(i).choice().gain(units.get(i));
        }
        return profit;
    }

    private static double best(Capacity capacity, List<Proposal> proposals, List<Integer> units) {
        if (units.size() == proposals.size()) {
            int fryer = 0;
            int starts = 0;
            for (int i = 0; i < units.size(); i++) {
                Item item = proposals.get(i).choice().item();
                fryer += "fryer".equals(item.station()) ? units.get(i) : 0;
                starts += (units.get(i) + item.batch() - 1) / item.batch();
            }
            boolean fits = fryer <= capacity.stations().get("fryer") && starts <= capacity.starts();
            return fits ? profit(proposals, units) : 0;
        }
        double best = 0;
        for (int q = 0; q <= proposals.get(units.size()).units(); q++) {
            List<Integer> more = new ArrayList<>(units);
            more.add(q);
            best = Math.max(best, best(capacity, proposals, more));
        }
        return best;
    }
}
