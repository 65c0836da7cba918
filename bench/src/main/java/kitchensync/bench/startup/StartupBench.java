package kitchensync.bench.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kitchensync.bench.database.Database;

/** The whole measurement: one Postgres server, and one service after the other, its forms by turns. */
final class StartupBench {

    /** An AOT cache is written when the process that records it ends. */
    private static final Duration END_WITH_CACHE = Duration.ofMinutes(2);

    private static final Duration END = Duration.ofSeconds(10);

    /** What deploy/images/Dockerfile.jvm has besides the cache: both forms have it, and differ by the cache alone. */
    private static final List<String> LATER_OPTIMISED =
            List.of("-XX:Tier2InvokeNotifyFreqLog=16", "-XX:Tier2BackedgeNotifyFreqLog=20");

    private final Path home;
    private final Path folder;
    private final Optional<Path> binaries;
    private final List<String> javaOptions;
    private final Clock clock;
    private final Consumer<String> progress;

    /**
     * @param home of the checkout
     * @param folder for this run's databases, caches and logs
     * @param binaries where they lie, when not in each service's target
     * @param javaOptions for the JVM of a service, separated by blanks
     */
    StartupBench(
            Path home,
            Path folder,
            Optional<Path> binaries,
            String javaOptions,
            Clock clock,
            Consumer<String> progress) {
        this.home = home;
        this.folder = folder;
        this.binaries = binaries;
        this.javaOptions = List.of(javaOptions.strip().split("\\s+"));
        this.clock = clock;
        this.progress = progress;
    }

    StartupReport run(int rounds) throws Exception {
        progress.accept("starting Postgres");
        List<StartupReport.Service> services = new ArrayList<>();
        try (Database server = Database.start(folder.resolve("postgres"))) {
            for (String name : StandaloneService.NAMES) {
                services.add(measure(new StandaloneService(name, home), server, rounds));
            }
        }
        boolean none = services.stream().allMatch(service -> service.binary().isEmpty());
        return new StartupReport(
                services, rounds, none ? "binaries: build them with -Pnative, or name their folder with --native" : "");
    }

    private StartupReport.Service measure(StandaloneService service, Database server, int rounds) throws Exception {
        String database = service.name().replace('-', '_');
        server.create(database);
        Map<String, String> environment = service.environment(server, database, folder);
        List<Question> questions = Question.of(service.name(), home.resolve("deploy/images/questions.txt"));
        Path cache = folder.resolve(service.name() + ".aot");
        Start.Form plain =
                new Start.Form(service.name(), service.java(and(LATER_OPTIMISED)), folder, environment, questions);
        Start.Form aot = with(plain, service.java(and(LATER_OPTIMISED, "-XX:AOTCache=" + cache)));
        Optional<Start.Form> binary = service.binary(binaries).map(command -> with(plain, command));

        // Not counted: it makes the schemas, and everything is read from the disk for the first time.
        say(service, "first start", Start.of(plain, clock, END));
        say(
                service,
                "recording the cache",
                Start.of(
                        with(plain, service.java(and(List.of(), "-XX:AOTCacheOutput=" + cache))),
                        clock,
                        END_WITH_CACHE));
        if (!Files.exists(cache)) {
            throw new IOException(service.name() + " has not written its AOT cache");
        }
        List<Start> plains = new ArrayList<>();
        List<Start> aots = new ArrayList<>();
        List<Start> natives = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            plains.add(say(service, "plain jar", Start.of(plain, clock, END)));
            aots.add(say(service, "AOT cache", Start.of(aot, clock, END)));
            if (binary.isPresent()) {
                natives.add(say(service, "binary", Start.of(binary.get(), clock, END)));
            }
        }
        return new StartupReport.Service(
                service.name(),
                StartupReport.Form.of(plains),
                StartupReport.Form.of(aots),
                natives.isEmpty() ? Optional.empty() : Optional.of(StartupReport.Form.of(natives)));
    }

    private List<String> and(List<String> more, String... option) {
        return Stream.of(javaOptions, more, List.of(option))
                .flatMap(List::stream)
                .toList();
    }

    private static Start.Form with(Start.Form form, List<String> command) {
        return new Start.Form(form.service(), command, form.folder(), form.environment(), form.questions());
    }

    private Start say(StandaloneService service, String what, Start start) {
        progress.accept("%s, %s: %.2f s, %.0f MiB".formatted(service.name(), what, start.seconds(), start.rssMib()));
        return start;
    }
}
