package kitchensync.pipeline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedTest {

    /** The warehouse takes a line feed for the end of a row, and nothing else. */
    @Test
    void aFileOfWindowsHasTheSameRows() {
        Seed seed = Seed.read("a.csv", "id,name\r\n012,Corner\r\n", Map.of("id", "varchar", "name", "varchar"));

        assertThat(seed.columns()).containsExactly("id", "name");
        assertThat(seed.rows()).isEqualTo("012,Corner\n");
    }
}
