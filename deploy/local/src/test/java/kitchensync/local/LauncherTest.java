package kitchensync.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kitchensync.local.command.KitchenSync;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher builds before it runs something, in a checkout whose Maven and JDK only write down what they are asked. */
class LauncherTest {

    private static final String APP = "deploy/local/target/quarkus-app/quarkus-run.jar";
    private static final String BENCH = "bench/target/bench.jar";
    private static final String LOCK = "deploy/local/target/running.lock";

    private final Instant longAgo = Instant.now().minus(Duration.ofDays(1));

    @TempDir
    Path checkout;

    @BeforeEach
    void built() throws Exception {
        Files.copy(Path.of("../../kitchensync"), checkout.resolve("kitchensync"));
        script("jdk/bin/javac", "");
        script("jdk/bin/java", """
            case "$*" in
              *-XshowSettings*) echo "java.specification.version = 25" ;;
              *) echo "java $*" ;;
            esac
            if [ -f "%1$s/runs" ]; then . "%1$s/runs"; fi
            """.formatted(checkout));
        script("bin/mvn", """
            echo "$*" >>"%1$s/asked"
            if [ -f "%1$s/meanwhile" ]; then . "%1$s/meanwhile"; fi
            """.formatted(checkout));
        for (String module : List.of("ingest", "pipeline", "predictor", "kitchen-ui", "bench/worker", "deploy/local")) {
            made(module + "/target/quarkus-app/quarkus-run.jar");
        }
        made(BENCH);
    }

    @Test
    void whatIsBuiltIsRunAsItIs() throws Exception {
        assertThat(run("doctor")).contains(APP + " doctor");
        assertThat(asked()).isEmpty();
    }

    @Test
    void aSourceInAPackageThatIsNamedDocsIsBuilt() throws Exception {
        saved("docs/configuration.md");
        saved("pipeline/src/main/java/kitchensync/pipeline/docs/DocsView.java");

        run("doctor");

        assertThat(asked()).singleElement().asString().contains("-pl deploy/local");
    }

    @ParameterizedTest
    @CsvSource({"ingest, ingest", "ui, kitchen-ui", "pipeline, bench/worker", "scale, deploy/local"})
    void aBenchBuildsWhatItMeasuresThoughAnotherHasBuiltTheBenchSince(String bench, String measured) throws Exception {
        saved("ingest/src/main/java/kitchensync/ingest/Ingest.java");
        made(BENCH, Instant.now().plusSeconds(5));

        run("bench", bench);
        run("bench", bench);

        assertThat(asked()).singleElement().asString().contains(measured);
    }

    @Test
    void aScriptThatIsNoMoreIsNotLeftInWhatIsBuilt() throws Exception {
        saved("domain/pom.xml");
        made("domain/target/classes/kitchensync/V1__old.sql");
        made("domain/target/classes/kitchensync/Kept.class");

        run("doctor");

        assertThat(checkout.resolve("domain/target/classes/kitchensync/V1__old.sql"))
                .doesNotExist();
        assertThat(checkout.resolve("domain/target/classes/kitchensync/Kept.class"))
                .exists();
    }

    @Test
    void whatIsSavedDuringABuildIsBuiltTheNextTime() throws Exception {
        saved("domain/pom.xml");
        Files.writeString(checkout.resolve("meanwhile"), "touch '%s/domain/pom.xml'".formatted(checkout));
        run("doctor");
        Files.delete(checkout.resolve("meanwhile"));

        run("doctor");
        run("doctor");

        assertThat(asked()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test", "bench scale"})
    void whatARunningCommandHasLoadedIsNotBuiltUnderIt(String builds) throws Exception {
        saved("domain/pom.xml");
        Process running = holder("flock -s 9");

        String said = run(1, builds.split(" ", -1));

        running.destroy();
        assertThat(said)
                .contains("another command runs or builds here, and " + builds + " builds anew", "stop it first");
        assertThat(asked()).isEmpty();
    }

    @Test
    void aChainThatIsPlayedSharesTheLock() throws Exception {
        Process running = holder("flock -s 9");

        String said = run("bench", "scale");

        running.destroy();
        assertThat(said).contains(BENCH + " scale");
        Files.writeString(checkout.resolve("runs"), "if flock -n '%s' true; then echo free; fi".formatted(LOCK));
        assertThat(run("bench", "scale")).contains(BENCH + " scale").doesNotContain("free");
    }

    /** Else a test that starts the command would wait for the tests to end. */
    @Test
    void testsRunWhatTheyHaveBuiltAndOthersWait() throws Exception {
        Files.writeString(checkout.resolve("meanwhile"), """
            touch domain/pom.xml
            timeout 20 ./kitchensync doctor
            env -u KITCHENSYNC_TESTED timeout 1 ./kitchensync up
            """);
        saved("domain/pom.xml");

        String said = run(124, "test", "-q");

        assertThat(said)
                .contains(APP + " doctor", "waits until the build or the tests")
                .doesNotContain(APP + " up");
        assertThat(asked()).singleElement().asString().contains("verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test --help", "test faults -h", "pictures --help"})
    void whatTheLauncherDoesItselfItExplains(String command) throws Exception {
        assertThat(run(command.split(" ", -1))).startsWith("Usage: kitchensync " + command.split(" ", -1)[0]);
        assertThat(asked()).isEmpty();
    }

    @Test
    void theHelpOfTheCommandNamesWhatTheLauncherDoes() {
        assertThat(KitchenSync.commandLine().getUsageMessage()).contains(" test (", " bench (", " pictures (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bench --help", "bench startup --help", "bench"})
    void anExplanationNeedsNothingThatIsMeasured(String command) throws Exception {
        saved("domain/pom.xml");

        assertThat(run(command.split(" ", -1))).contains(command.replace("bench", BENCH));
        assertThat(asked()).singleElement().asString().endsWith("package -am -pl bench");
    }

    @ParameterizedTest
    @ValueSource(strings = {"test faults --short", "test faults --soak=x", "pictures docs"})
    void wrongUsageExitsWithTwo(String command) throws Exception {
        assertThat(run(2, command.split(" ", -1))).contains("kitchensync: ", "--help");
        assertThat(asked()).isEmpty();
    }

    /** A process that has the launcher's lock. */
    private Process holder(String lock) throws IOException {
        Process holder = new ProcessBuilder("bash", "-c", "exec 9>%s; %s; echo; exec sleep 60".formatted(LOCK, lock))
                .directory(checkout.toFile())
                .start();
        assertThat(holder.getInputStream().read()).isEqualTo('\n');
        return holder;
    }

    private String run(String... arguments) throws Exception {
        return run(0, arguments);
    }

    private String run(int exit, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("kitchensync").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.directory(checkout.toFile());
        builder.environment().remove("KITCHENSYNC_TESTED");
        builder.environment().remove("CI");
        builder.environment().put("PATH", checkout.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", checkout.resolve("jdk").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(exit);
        return said;
    }

    /** What Maven was told to do, a line each time. */
    private List<String> asked() throws IOException {
        Path asked = checkout.resolve("asked");
        return Files.exists(asked) ? Files.readAllLines(asked) : List.of();
    }

    private void saved(String file) throws IOException {
        made(file, Instant.now());
    }

    private void made(String file) throws IOException {
        made(file, longAgo);
    }

    private void made(String file, Instant at) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
        Files.setLastModifiedTime(path, FileTime.from(at));
    }

    private void script(String file, String text) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "#!/usr/bin/env bash\n" + text);
        assertThat(path.toFile().setExecutable(true)).isTrue();
    }
}
