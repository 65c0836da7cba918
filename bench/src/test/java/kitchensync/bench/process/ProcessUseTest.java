package kitchensync.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessUseTest {

    @Test
    void countsOwnTimeAndThatOfEndedChildrenWhateverTheNameIs() {
        String stat = "77 (post) gres: x) S 1 77 77 0 -1 4194560 500 0 0 0 100 20 3 4 20 0 1 0 900 1000 10";

        assertThat(ProcessUse.cpuIn(stat)).isEqualTo(Duration.ofMillis(1270));
    }

    @Test
    void aProcessThatHasEndedUsesNothing() {
        assertThat(ProcessUse.cpuIn("")).isZero();
    }

    @Test
    void thisProcessUsesMemory() {
        assertThat(new ProcessUse(ProcessHandle.current().pid()).memory()).isGreaterThan(10 << 20);
    }

    @Test
    void theMostThatThisProcessHadInMemoryIsNoLessThanItsShareNow() {
        ProcessUse use = new ProcessUse(ProcessHandle.current().pid());

        assertThat(use.peakResident()).isGreaterThan(10 << 20);
    }
}
