package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

    @TempDir
    Path folder;

    /** A price that no catalogue may have: the folder would not start again. */
    @Test
    void writesNoCatalogueThatCouldNotBeRead() throws Exception {
        Path file = Files.writeString(folder.resolve("sales.csv"), """
                store_id,item_id,ts,quantity,unit_price
                7,PRETZEL,2026-01-12T12:30,1,2000000
                """);
        Path data = folder.resolve("mine");

        CommandRun run = CommandRun.of("import", file.toString(), "--data", data.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("item PRETZEL, field price");
        assertThat(data.resolve("catalogue.yaml")).doesNotExist();
        assertThat(data.resolve("world.json")).doesNotExist();
    }
}
