package kitchensync.kitchenui.access;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings as the service has them, but for some. */
final class TestSettings {

    private static final String PREFIX = "kitchensync.kitchen-ui.";

    private TestSettings() {}

    static AccessSettings of(Map<String, String> others) {
        try {
            return new SmallRyeConfigBuilder()
                    .withMapping(AccessSettings.class)
                    .withMappingIgnore("**")
                    .withConverter(Duration.class, 200, new DurationConverter())
                    .withSources(
                            new PropertiesConfigSource(
                                    TestSettings.class.getResource("/META-INF/microprofile-config.properties"), 100),
                            new PropertiesConfigSource(
                                    others.entrySet().stream()
                                            .collect(Collectors.toMap(
                                                    each -> PREFIX + each.getKey(), Map.Entry::getValue)),
                                    "others",
                                    200))
                    .build()
                    .getConfigMapping(AccessSettings.class);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
