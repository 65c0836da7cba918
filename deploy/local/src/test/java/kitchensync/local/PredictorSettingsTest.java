package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import kitchensync.local.command.PredictorSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backtest and a trial are set as the services are. */
class PredictorSettingsTest {

    private static final String LEAVES = "kitchensync.predictor.training.leaves";

    @TempDir
    Path folder;

    @Test
    void theFileInTheFolderIsReadAndASystemPropertyWinsOverIt() throws Exception {
        assertThat(PredictorSettings.training(folder).leaves()).isEqualTo(15);

        set("7");

        assertThat(PredictorSettings.training(folder).leaves()).isEqualTo(7);
        System.setProperty(LEAVES, "9");
        try {
            assertThat(PredictorSettings.training(folder).leaves()).isEqualTo(9);
        } finally {
            System.clearProperty(LEAVES);
        }
    }

    @Test
    void aValueBeyondItsBoundsIsRefused() throws Exception {
        set("1");

        assertThatThrownBy(() -> PredictorSettings.training(folder))
                .hasMessageContaining(LEAVES + " is 1; it has to be at least 2");
    }

    private void set(String leaves) throws Exception {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.properties"), LEAVES + "=" + leaves);
    }
}
