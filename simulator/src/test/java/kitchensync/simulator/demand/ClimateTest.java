package kitchensync.simulator.demand;

import static kitchensync.simulator.Menus.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Item;
import kitchensync.simulator.demand.Weather.Bucket;
import org.junit.jupiter.api.Test;

class ClimateTest {

    private static final Climate HOME = new Climate(42, World.HOME);

    @Test
    void aDayHasOneWeatherInARegionAndOthersElsewhere() {
        assertThat(new Climate(42, World.HOME).on("Iowa", DAY)).isEqualTo(HOME.on("Iowa", DAY));
        assertThat(HOME.on("Minnesota", DAY)).isNotEqualTo(HOME.on("Iowa", DAY));
        assertThat(HOME.on("Iowa", DAY.plusDays(1))).isNotEqualTo(HOME.on("Iowa", DAY));
        assertThat(new Climate(43, World.HOME).on("Iowa", DAY)).isNotEqualTo(HOME.on("Iowa", DAY));
    }

    @Test
    void temperatureIsEvenFromTenToAHundredAndRainFallsOnAThirdOfDays() {
        // When
        List<Weather> weather = DAY.datesUntil(DAY.plusDays(4000))
                .map(day -> HOME.on("Iowa", day))
                .toList();
        // Then
        assertThat(weather).allSatisfy(day -> assertThat(day.tempF()).isBetween(10.0, 100.0));
        assertThat(weather.stream().mapToDouble(Weather::tempF).average().orElseThrow())
                .isCloseTo(55, within(1.5));
        assertThat(share(weather, Bucket.PRECIP)).isCloseTo(.35, within(.025));
        assertThat(share(weather, Bucket.HEAT)).isCloseTo(.65 * 30 / 90, within(.025));
        assertThat(share(weather, Bucket.COLD)).isCloseTo(.65 * 45 / 90, within(.025));
    }

    @Test
    void thereIsNoWeatherInThePlainWorld() {
        assertThat(new Climate(42, World.PLAIN).on("Iowa", DAY)).isEqualTo(Weather.NEUTRAL);
        assertThat(Weather.NEUTRAL.volume()).isEqualTo(1);
        assertThat(CatalogueFiles.bundled().items())
                .allSatisfy(item -> assertThat(Weather.NEUTRAL.weightOf(item)).isEqualTo(1));
    }

    @Test
    void aWeekOfHeatComesEveryFourWeeks() {
        Climate heat = new Climate(42, World.HEAT_WEEK);
        for (int start = 0; start < 28; start++) {
            // Given any 28 days in a row
            LocalDate from = DAY.plusDays(start);
            // Then at least seven are hot, and the others are as at home
            assertThat(from.datesUntil(from.plusDays(28))
                            .filter(day -> heat.on("Iowa", day).tempF() > 85)
                            .count())
                    .isGreaterThanOrEqualTo(7);
            assertThat(from.datesUntil(from.plusDays(28))
                            .filter(day -> !heat.on("Iowa", day).equals(HOME.on("Iowa", day)))
                            .count())
                    .isEqualTo(7);
        }
    }

    @Test
    void rainComesBeforeHeatAndCold() {
        assertThat(new Weather(90, true).bucket()).isEqualTo(Bucket.PRECIP);
        assertThat(new Weather(90, false).bucket()).isEqualTo(Bucket.HEAT);
        assertThat(new Weather(20, false).bucket()).isEqualTo(Bucket.COLD);
        assertThat(new Weather(60, false).bucket()).isEqualTo(Bucket.NEUTRAL);
        assertThat(new Weather(90, true).weightOf(item("HOT_DOG"))).isEqualTo(2.2);
        assertThat(new Weather(20, true).weightOf(item("HOT_DOG"))).isEqualTo(.4);
        assertThat(new Weather(20, false).weightOf(item("CHEESE_CURDS"))).isEqualTo(1);
    }

    private static double share(List<Weather> weather, Bucket bucket) {
        return weather.stream().filter(day -> day.bucket() == bucket).count() / (double) weather.size();
    }

    private static Item item(String id) {
        return CatalogueFiles.bundled().item(id).orElseThrow();
    }
}
