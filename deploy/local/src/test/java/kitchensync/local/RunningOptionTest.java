package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import kitchensync.local.command.KitchenSync;
import kitchensync.local.data.DataFolder;
import kitchensync.local.data.Running;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job beside the process that owns the data must not become the owner while that process is away. */
class RunningOptionTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "predict",
                "backup --to nowhere",
                "pipeline run",
                "pipeline load .",
                "pipeline export --to nowhere",
                "models list",
                "keys list"
            })
    void itDoesNothingWhereNobodyRuns(String command) throws Exception {
        // Given a folder with data, and what a killed process left behind
        DataFolder data = new DataFolder(folder);
        Files.writeString(folder.resolve("world.json"), "{}");
        Files.writeString(folder.resolve("lock"), "");
        data.write("running.json", new Running(1, 1, "http://localhost:1", "token"));
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));

        // When
        int exit;
        try {
            exit = KitchenSync.commandLine()
                    .execute(Stream.concat(
                                    Arrays.stream(command.split(" ", -1)),
                                    Stream.of("--running", "--data", folder.toString()))
                            .toArray(String[]::new));
        } finally {
            System.setErr(before);
        }

        // Then
        assertThat(exit).isEqualTo(3);
        assertThat(said.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo(
                        "kitchensync: no process runs on " + folder.toAbsolutePath()
                                + ", and --running asks only one that does; start it with ./kitchensync up, or leave the option out");
        assertThat(folder.resolve("running.json")).exists();
        assertThat(folder.resolve("postgres")).doesNotExist();
    }

    /** Without the option it makes the folder. */
    @Test
    void aLoadMakesNoFolderWhereNobodyRuns() {
        Path made = folder.resolve("chain");

        CommandRun load = CommandRun.of("pipeline", "load", folder.toString(), "--running", "--data", made.toString());

        assertThat(load.exit()).isEqualTo(3);
        assertThat(made).doesNotExist();
    }
}
