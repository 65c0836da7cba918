package kitchensync.local.command;

import io.smallrye.config.SmallRyeConfigBuilder;
import kitchensync.predictor.fit.TrainingSettings;

/** The predictor's settings, for commands that start no services. */
public final class PredictorSettings {

    private PredictorSettings() {}

    public static TrainingSettings training() {
        return new SmallRyeConfigBuilder()
                .addDefaultSources()
                .addDefaultInterceptors()
                .withMapping(TrainingSettings.class)
                .build()
                .getConfigMapping(TrainingSettings.class);
    }
}
