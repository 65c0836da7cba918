package kitchensync.simulator.demand;

import static kitchensync.simulator.Menus.DAY;
import static kitchensync.simulator.Menus.at;
import static kitchensync.simulator.Menus.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.demand.Customers.Customer;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class WorldTest {

    private static final int DAYS = 60;
    private static final Catalogue CATALOGUE = CatalogueFiles.bundled();
    private static final Store STORE = store("012", 4, "24/7");

    @Test
    void rainKeepsThreeInTenAtHome() {
        // When
        double wet = customersOverUsual(World.HOME, weather -> weather.precip());
        double dry = customersOverUsual(World.HOME, weather -> !weather.precip());
        // Then
        assertThat(wet).isCloseTo(.70, within(.02));
        assertThat(dry).isCloseTo(1, within(.02));
    }

    @Test
    void heatSellsChickenAndColdSellsSandwiches() {
        // When
        double hotChicken = share(World.HOME, "chicken", weather -> weather.tempF() > 70);
        double mildChicken = share(World.HOME, "chicken", weather -> weather.weightOf(chicken()) == 1);
        double coldSandwich = share(World.HOME, "sandwich", weather -> weather.tempF() < 55);
        double mildSandwich = share(World.PLAIN, "sandwich", weather -> true);
        // Then
        assertThat(hotChicken).isGreaterThan(1.5 * mildChicken);
        assertThat(coldSandwich).isGreaterThan(1.2 * mildSandwich);
    }

    @Test
    void promotionSellsMoreOnSaleDaysThanHomeDoes() {
        // Given Cheeseburgers, on sale on Wednesdays and Saturdays
        LocalDate wednesday = DAY.minusDays(1);
        LocalDate thursday = DAY;
        // Then
        assertThat(units(World.NEW_PROMOTION, wednesday, "CHEESEBURGER"))
                .isGreaterThan(1.3 * units(World.HOME, wednesday, "CHEESEBURGER"));
        assertThat(units(World.NEW_PROMOTION, thursday, "CHEESEBURGER"))
                .isLessThan(units(World.HOME, thursday, "CHEESEBURGER"));
    }

    @Test
    void shiftedDayHasAsManyCustomersWithItsNoonLater() {
        List<Double> usual = World.HOME.rush();
        List<Double> shifted = World.SHIFTED_PEAKS.rush();
        assertThat(sum(shifted)).isCloseTo(sum(usual), within(1e-9));
        assertThat(shifted.get(13) + shifted.get(14)).isGreaterThan(shifted.get(11) + shifted.get(12));
        assertThat(shifted.stream().mapToDouble(Double::doubleValue).max().orElseThrow())
                .isLessThan(.9);
    }

    @Test
    void overdispersedHoursVaryMoreAroundTheSameMean() {
        // When the units of a Thursday's noon, over its mean rate, in many weeks
        double[] home = noons(World.HOME);
        double[] wild = noons(World.OVERDISPERSED);
        // Then
        double mean = mean(home);
        assertThat(mean(wild)).isCloseTo(mean, within(.05 * mean));
        double more = variance(wild) / (mean(wild) * mean(wild)) - variance(home) / (mean * mean);
        assertThat(more).isCloseTo(.15, within(.05));
    }

    /** Units asked for from 12:00 to 13:00, over those of the mean day as busy and as wet. */
    private static double[] noons(World world) {
        Climate climate = new Climate(42, world);
        RandomStreams streams = new RandomStreams(42, STORE.id());
        return IntStream.range(0, 500)
                .mapToObj(DAY::plusDays)
                .mapToDouble(day -> {
                    UniformRandomProvider random = streams.ofDay(day);
                    double usual = (400 + Arrivals.offsetOfDay(4, random))
                            * (Arrivals.perHour(4, day.getDayOfWeek(), 12, 0) / 400)
                            * climate.on(STORE.region(), day).volume();
                    return IntStream.range(0, 4)
                                    .mapToObj(slot -> customers(world).in(at(day.atTime(12, slot * 15))))
                                    .flatMap(List::stream)
                                    .flatMap(customer -> customer.lines().stream())
                                    .mapToInt(Basket.Line::quantity)
                                    .sum()
                            / usual;
                })
                .toArray();
    }

    private static double customersOverUsual(World world, Predicate<Weather> which) {
        Climate climate = new Climate(42, world);
        RandomStreams streams = new RandomStreams(42, STORE.id());
        double usual = 0;
        double came = 0;
        for (LocalDate day : days(climate, which).toList()) {
            int offset = Arrivals.offsetOfDay(4, streams.ofDay(day));
            for (int hour = 0; hour < 24; hour++) {
                usual += Arrivals.perHour(4, day.getDayOfWeek(), hour, offset);
            }
            came += customers(world, day).count();
        }
        return came / usual;
    }

    private static double share(World world, String category, Predicate<Weather> which) {
        List<Basket.Line> lines = days(new Climate(42, world), which)
                .flatMap(day -> customers(world, day))
                .flatMap(customer -> customer.lines().stream())
                .toList();
        return lines.stream()
                        .filter(line -> line.item().category().equals(category))
                        .count()
                / (double) lines.size();
    }

    private static double units(World world, LocalDate day, String item) {
        return customers(world, day)
                .flatMap(customer -> customer.lines().stream())
                .filter(line -> line.item().id().equals(item))
                .mapToInt(Basket.Line::quantity)
                .sum();
    }

    private static Stream<LocalDate> days(Climate climate, Predicate<Weather> which) {
        return DAY.datesUntil(DAY.plusDays(DAYS)).filter(day -> which.test(climate.on(STORE.region(), day)));
    }

    private static Stream<Customer> customers(World world, LocalDate day) {
        return IntStream.range(0, 96)
                .mapToObj(slot -> customers(world).in(at(day.atTime(slot / 4, slot % 4 * 15))))
                .flatMap(List::stream);
    }

    private static Customers customers(World world) {
        return new Customers(CATALOGUE.items(), STORE, new RandomStreams(42, STORE.id()), new Climate(42, world));
    }

    private static Item chicken() {
        return CATALOGUE.item("2PC_WHITE_MEAT").orElseThrow();
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> values[i])
                .average()
                .orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return IntStream.range(0, values.length)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .average()
                .orElseThrow();
    }
}
