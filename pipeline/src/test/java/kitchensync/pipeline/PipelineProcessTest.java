package kitchensync.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import kitchensync.pipeline.run.RunRequest;
import kitchensync.pipeline.run.RunRequest.Days;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineProcessTest {

    @Test
    void aRunMayBeOrdinaryFromNothingOrOfSomeDays() {
        assertThat(request("run").asked()).isEmpty();
        assertThat(request("run --full-refresh").fullRefresh()).isTrue();
        assertThat(request("run --from 2026-01-01 --to 2026-01-31").days())
                .isEqualTo(new Days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "run now",
                "run --from 2026-01-01",
                "run --from x --to y",
                "run --from 2026-02-01 --to 2026-01-01"
            })
    void anythingElseIsWrongUsage(String words) {
        assertThat(PipelineProcess.request(List.of(words.split(" ")))).isNull();
    }

    private static RunRequest request(String words) {
        RunRequest request = PipelineProcess.request(List.of(words.split(" ")));
        assertThat(request).as(words).isNotNull();
        return request;
    }
}
