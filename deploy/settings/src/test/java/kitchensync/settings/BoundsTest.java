package kitchensync.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {

    private static final Map<String, String> GOOD = Map.of(
            "oven.most-trays", "8", "oven.heat", "0.5", "oven.at", "5m", "oven.fan.speed", "1", "oven.warm", "PT1M");

    @ConfigMapping(prefix = "oven")
    interface Oven {

        @Min(1)
        @Max(8)
        int mostTrays();

        @DecimalMin("0.1")
        @DecimalMax("1")
        double heat();

        @Pattern(regexp = "\\d+m", message = "write minutes, such as 5m")
        String at();

        @AtLeast("PT1M")
        Duration warm();

        Fan fan();

        interface Fan {

            @Positive
            long speed();
        }
    }

    @ConfigMapping(prefix = "cook")
    interface Cook {

        @NotBlank
        String name();
    }

    @Test
    void theBoundsThemselvesAreWithinThem() {
        assertThat(read(Oven.class, GOOD).getConfigMapping(Oven.class).mostTrays())
                .isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "oven.most-trays, 0, it has to be at least 1",
        "oven.most-trays, 9, it can be 8 at most",
        "oven.heat, 0.09, it has to be at least 0.1",
        "oven.heat, 1.1, it can be 1 at most",
        "oven.at, soon, 'write minutes, such as 5m'",
        "oven.warm, PT59S, it has to be at least PT1M",
        "oven.fan.speed, 0, it has to be more than 0"
    })
    void whatIsBeyondThemIsNamedWithItsRemedy(String key, String value, String remedy) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.put(key, value);

        assertThatThrownBy(() -> read(Oven.class, settings)).hasMessageContaining(key + " is " + value + "; " + remedy);
    }

    @Test
    void aBoundThatNobodyLooksAfterIsAMistake() {
        assertThatThrownBy(() -> read(Cook.class, Map.of("cook.name", "x"))).hasMessageContaining("NotBlank");
    }

    private static SmallRyeConfig read(Class<?> mapping, Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredCustomizers()
                .withMapping(mapping)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build();
    }
}
