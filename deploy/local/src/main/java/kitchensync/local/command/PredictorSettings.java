package kitchensync.local.command;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kitchensync.predictor.fit.TrainingSettings;
import kitchensync.settings.BoundsOfSettings;

/** The predictor's settings for commands that start no services: from the same places, and within the same bounds. */
public final class PredictorSettings {

    private static final String FILE = "config/application.properties";

    /** As Quarkus ranks the file: below environment variables, which are 300, and above what the code brings. */
    private static final int RANK = 260;

    private PredictorSettings() {}

    public static TrainingSettings training() {
        return training(Path.of(""));
    }

    /** @param folder that the command was started from */
    public static TrainingSettings training(Path folder) {
        SmallRyeConfigBuilder settings = new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .withCustomizers(new BoundsOfSettings())
                .withMapping(TrainingSettings.class);
        Path file = folder.resolve(FILE);
        if (Files.exists(file)) {
            settings.withSources(read(file));
        }
        return settings.build().getConfigMapping(TrainingSettings.class);
    }

    private static PropertiesConfigSource read(Path file) {
        try {
            return new PropertiesConfigSource(file.toUri().toURL(), RANK);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
