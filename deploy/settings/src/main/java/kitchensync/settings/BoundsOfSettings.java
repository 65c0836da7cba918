package kitchensync.settings;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/** Found by its name in META-INF/services: whatever is read as settings is held to its {@link Bounds}. */
public final class BoundsOfSettings implements SmallRyeConfigBuilderCustomizer {

    @Override
    public void configBuilder(SmallRyeConfigBuilder builder) {
        builder.withValidator(new Bounds());
    }
}
