package kitchensync.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    /** As Postgres is: a process of its own, whose number stands in a file. This process is the larger one. */
    @Test
    void aServerThatAFileNamesCountsAsLongAsItIsThereAndOnce(@TempDir Path folder) throws Exception {
        long server = ProcessHandle.current().pid();
        Process small = new ProcessBuilder("sleep", "60").start();
        try {
            Path file = folder.resolve("postmaster.pid");
            ProcessUse both = new ProcessUse(small.pid()).and(file);

            assertThat(both.memory()).isLessThan(10 << 20);
            Files.writeString(file, server + "\n/folder\n5432\n");
            assertThat(both.memory()).isGreaterThan(10 << 20);
            assertThat(both.cpu()).isPositive();
            long alone = new ProcessUse(server).memory();
            assertThat(new ProcessUse(server).and(file).memory()).isLessThan(alone * 3 / 2);
        } finally {
            small.destroy();
        }
    }

    @Test
    void theMostThatThisProcessHadInMemoryIsNoLessThanItsShareNow() {
        ProcessUse use = new ProcessUse(ProcessHandle.current().pid());

        assertThat(use.peakResident()).isGreaterThan(10 << 20);
    }
}
