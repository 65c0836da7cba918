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

    /** Killed between the two files that it writes: the catalogue is there, and the world is not. */
    @Test
    void beginsAnewWhereAnImportWasKilledAndUntilThenNothingStarts() throws Exception {
        Path data = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(data.resolve("catalogue.yaml"), """
                stores:
                - {id: "7", level: 2}
                items:
                - {id: HOT_DOG, category: roller, price: 2, cost: 1, hold_time: 2, cook_time: 10, popularity: 0, batch: 1}
                """);
        Path file = Files.writeString(folder.resolve("sales.csv"), """
                store_id,item_id,ts,quantity,unit_price
                7,HOT_DOG,2026-01-12T12:30,1,2
                7,PRETZEL,2026-01-12T12:30,1,2000000
                """);

        CommandRun up = CommandRun.of("up", "--data", data.toString());
        CommandRun run = CommandRun.of("import", file.toString(), "--data", data.toString());

        assertThat(up.exit()).isEqualTo(1);
        assertThat(up.err()).contains("an import or a load did not come to its end; run it again");
        assertThat(data.resolve("world.json")).doesNotExist();
        assertThat(run.err()).contains("item PRETZEL, field price").doesNotContain("twice");
    }
}
