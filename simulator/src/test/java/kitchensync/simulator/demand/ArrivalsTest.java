package kitchensync.simulator.demand;

import static kitchensync.simulator.Menus.at;
import static kitchensync.simulator.Menus.item;
import static kitchensync.simulator.Menus.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.DayPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalsTest {

    @ParameterizedTest
    @CsvSource({"1, MONDAY, 12, 0, 72.0", "2, THURSDAY, 7, 15, 167.4", "3, SUNDAY, 3, -60, 5.6", "4, FRIDAY, 17, 0, 432"
    })
    void hourlyRateFollowsTheFormula(int level, DayOfWeek day, int hour, double offset, double expected) {
        assertThat(Arrivals.perHour(level, day, hour, offset)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void weekOfALevelHasTheDocumentedNumberOfCustomers() {
        // Given
        double week = 0;
        // When
        for (DayOfWeek day : DayOfWeek.values()) {
            for (int hour = 0; hour < 24; hour++) {
                week += Arrivals.perHour(4, day, hour, 0);
            }
        }
        // Then: 11.55 rush hours, 6.8 weekday shares, 400 customers
        assertThat(week).isCloseTo(11.55 * 6.8 * 400, within(1e-6));
    }

    @Test
    void offsetsOfDaysHaveTheirWeights() {
        // Given
        RandomStreams streams = new RandomStreams(1, "012");
        int days = 22_000;
        // When
        int[] drawn = IntStream.range(0, days)
                .map(i -> Arrivals.offsetOfDay(3, streams.ofDay(LocalDate.EPOCH.plusDays(i))))
                .toArray();
        // Then
        assertThat(share(drawn, -60)).isCloseTo(5 / 110.0, within(.006));
        assertThat(share(drawn, -10)).isCloseTo(25 / 110.0, within(.012));
        assertThat(share(drawn, 0)).isCloseTo(30 / 110.0, within(.012));
        assertThat(share(drawn, 60)).isCloseTo(5 / 110.0, within(.006));
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 3", "3, 5", "4, 6"})
    void customersOfBusyDaysFollowTheRateOfTheirDay(int level, int daysAfterThursday) {
        // Given
        RandomStreams streams = new RandomStreams(7, "012");
        Customers customers = new Customers(List.of(item("A", DayPart.ALL_DAY)), store("012", level, "24/7"), streams);
        double expected = 0;
        double came = 0;
        // When
        for (int week = 0; week < 3000; week++) {
            LocalDate day = LocalDate.of(2024, 1, 4).plusDays(7L * week + daysAfterThursday);
            int offset = Arrivals.offsetOfDay(level, streams.ofDay(day));
            if (offset <= 0) {
                continue;
            }
            expected += Arrivals.perHour(level, day.getDayOfWeek(), 12, offset) / 4;
            came += customers.in(at(day.atTime(12, 15))).size();
        }
        // Then: within four standard deviations of a Poisson count
        assertThat(came).isCloseTo(expected, within(4 * Math.sqrt(expected)));
    }

    private static double share(int[] drawn, int offset) {
        return IntStream.of(drawn).filter(value -> value == offset).count() / (double) drawn.length;
    }
}
