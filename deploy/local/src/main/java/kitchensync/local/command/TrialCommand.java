package kitchensync.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import kitchensync.simulator.trial.TrialResult;
import kitchensync.simulator.trial.TrialSpec;
import kitchensync.simulator.trial.report.TrialJson;
import kitchensync.simulator.trial.report.TrialPage;
import kitchensync.simulator.trial.report.TrialTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trial}. */
@Command(
        name = "trial",
        mixinStandardHelpOptions = true,
        description = {
            "Plays ways to decide what to cook side by side on the same simulated customers, in a world like the one that",
            "was learnt from and in others, by the unit and in whole batches: waste, service and profit of each."
        })
final class TrialCommand implements Callable<Integer> {

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

    @Override
    public Integer call() throws Exception {
        if (seeds < 1 || days < 1 || days > 365) {
            throw new IOException("--seeds is at least 1 and --days 1 to 365, not " + seeds + " and " + days);
        }
        Catalogue catalogue = CatalogueFiles.read(Optional.empty(), Optional.empty());
        TrialSpec usual =
                TrialSpec.of(catalogue, LongStream.rangeClosed(1, seeds).boxed().toList());
        TrialSpec spec =
                new TrialSpec(catalogue, settings(), usual.seeds(), usual.learnFrom(), usual.learnDays(), days);
        List<Contender> contenders = new ArrayList<>(Contenders.all());
        contenders.addFirst(OurPolicy.contender(PredictorSettings.training(), missWeight));
        TrialResult result = Trial.run(
                spec,
                contenders,
                (setting, seed, played, runs) ->
                        System.err.printf("%d of %d: %s, seed %d%n", played, runs, setting.id(), seed));
        System.out.println(TrialTable.of(result));
        if (page != null) {
            TrialPage.write(result, page);
        }
        if (json) {
            System.out.println(new ObjectMapper().writeValueAsString(TrialJson.summary(result)));
        }
        return 0;
    }

    private List<Setting> settings() throws IOException {
        List<String> known = Setting.all().stream().map(Setting::id).toList();
        for (String world : worlds) {
            if (!known.contains(world)) {
                throw new IOException("--worlds knows no '" + world + "'; the worlds are " + known);
            }
        }
        return Setting.all().stream()
                .filter(setting -> worlds.isEmpty() || worlds.contains(setting.id()))
                .toList();
    }
}
