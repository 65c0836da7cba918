package kitchensync.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.local.trial.OurPolicy;
import kitchensync.simulator.trial.Contender;
import kitchensync.simulator.trial.Contenders;
import kitchensync.simulator.trial.Setting;
import kitchensync.simulator.trial.Trial;
import kitchensync.simulator.trial.TrialMemory;
import kitchensync.simulator.trial.TrialResult;
import kitchensync.simulator.trial.TrialSpec;
import kitchensync.simulator.trial.report.TrialJson;
import kitchensync.simulator.trial.report.TrialPage;
import kitchensync.simulator.trial.report.TrialTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trial}. */
@Command(
        name = "trial",
        mixinStandardHelpOptions = true,
        description = {
            "Plays ways to decide what to cook side by side on the same simulated customers, in a world like the one that",
            "was learnt from and in others, by the unit and in whole batches: waste, service and profit of each."
        })
final class TrialCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Option(names = "--seeds", defaultValue = "2", description = "How many different pasts and futures (default: 2).")
    int seeds = 2;

    @Option(names = "--days", defaultValue = "28", description = "Days to play after 42 of learning (default: 28).")
    int days = 28;

    @Option(
            names = "--worlds",
            split = ",",
            paramLabel = "WORLD",
            description = "Only these: home, shifted_peaks, .. and home_batches, .. (default: all).")
    List<String> worlds = List.of();

    @Option(
            names = "--miss-weight",
            defaultValue = "4",
            description = {
                "What a customer who finds nothing is counted as by our policy, beyond the margin and in prices",
                "(default: 4). It is not in the profit that is shown."
            })
    double missWeight = 4;

    @Option(names = "--page", paramLabel = "TRIAL.html", description = "Where to write a page with pictures.")
    @Nullable
    Path page;

    @Option(names = "--json", description = "Ends with one line of JSON: world, policy, figures.")
    boolean json;

    @Option(
            names = "--items",
            description = {
                "The table has every item's figures too, and the line of JSON these and each policy's less every other's;",
                "the page has items in any case."
            })
    boolean items;

    @Override
    public Integer call() throws Exception {
        if (seeds < 1 || days < 1 || days > 365) {
            throw wrong("--seeds is at least 1 and --days 1 to 365, not " + seeds + " and " + days);
        }
        if (!(missWeight >= 0 && Double.isFinite(missWeight))) {
            throw wrong("--miss-weight is 0 or more, not " + missWeight);
        }
        List<Setting> played = settings();
        OutputFile.check("--page", page);
        Catalogue catalogue = CatalogueFiles.read(Optional.empty(), Optional.empty());
        TrialSpec usual =
                TrialSpec.of(catalogue, LongStream.rangeClosed(1, seeds).boxed().toList());
        TrialSpec spec = new TrialSpec(catalogue, played, usual.seeds(), usual.learnFrom(), usual.learnDays(), days);
        List<Contender> contenders = new ArrayList<>(Contenders.all());
        contenders.addFirst(OurPolicy.contender(PredictorSettings.training(), missWeight));
        TrialResult result = Trial.run(
                spec,
                contenders,
                gamesAtOnce(TrialMemory.of(spec, contenders.size()), Runtime.getRuntime()),
                (setting, seed, ended, runs) ->
                        System.err.printf("%d of %d: %s, seed %d%n", ended, runs, setting.id(), seed));
        System.out.println(TrialTable.of(result, items));
        if (page != null) {
            TrialPage.write(result, page);
        }
        if (json) {
            System.out.println(
                    new ObjectMapper().writeValueAsString(items ? TrialJson.full(result) : TrialJson.summary(result)));
        }
        return 0;
    }

    /** As many as there are processors, or as have room; better to know now than after minutes that not even one has. */
    private int gamesAtOnce(TrialMemory memory, Runtime runtime) throws IOException {
        int games = memory.gamesIn(runtime.maxMemory());
        if (games == 0) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%d days with %d seeds need about %,d MB of memory, and there are %,d: try KITCHENSYNC_HEAP=%dm, or"
                            + " fewer --days or --seeds",
                    days,
                    seeds,
                    memory.of(1) >> 20,
                    runtime.maxMemory() >> 20,
                    (memory.of(1) * 5 / 4) >> 20));
        }
        int processors = runtime.availableProcessors();
        if (games < processors) {
            System.err.printf(
                    Locale.ROOT,
                    "Games at a time, for want of memory: %d; KITCHENSYNC_HEAP=%dm is enough for %d, one a processor%n",
                    games,
                    (memory.of(processors) * 5 / 4) >> 20,
                    processors);
        }
        return Math.min(games, processors);
    }

    private List<Setting> settings() {
        List<String> known = Setting.all().stream().map(Setting::id).toList();
        for (String world : worlds) {
            if (!known.contains(world)) {
                throw wrong("--worlds knows no '" + world + "'; the worlds are " + known);
            }
        }
        return Setting.all().stream()
                .filter(setting -> worlds.isEmpty() || worlds.contains(setting.id()))
                .toList();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
