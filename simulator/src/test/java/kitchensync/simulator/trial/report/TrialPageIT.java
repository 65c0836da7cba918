package kitchensync.simulator.trial.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import kitchensync.simulator.trial.Contenders;
import kitchensync.simulator.trial.SmallTrial;
import kitchensync.testkit.PageCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trial's page in a browser. */
class TrialPageIT {

    @Test
    void nothingKeepsAnybodyOutByDayAndNightAndNothingSticksOut(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("trial.html");
        TrialPage.write(
                SmallTrial.run(
                        SmallTrial.spec(SmallTrial.HOME), Contenders.all().subList(0, 2)),
                file);

        try (PageCheck pages = new PageCheck()) {
            assertThat(pages.complaints(file.toUri())).isEmpty();
        }
    }
}
