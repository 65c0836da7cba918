package kitchensync.bench.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import kitchensync.bench.load.Pace;
import kitchensync.bench.load.SaleRequests;
import kitchensync.bench.report.Median;

/** One event a request, at as many connections as a chain's points of sale: ours and the peers by turns. */
final class SingleRuns {

    /**
     * What came out.
     *
     * @param medians the median run of each service that could be measured, ours first
     * @param halfLoad ours at half of that rate, the median by its p99
     */
    record Result(SequencedMap<String, Run> medians, Run halfLoad) {}

    private final Plan plan;
    private final SaleRequests requests;
    private final Progress progress;

    SingleRuns(Plan plan, SaleRequests requests, Progress progress) {
        this.plan = plan;
        this.requests = requests;
        this.progress = progress;
    }

    /** @param trials by name of the service, ours first */
    Result measure(SequencedMap<String, Trial> trials) throws Exception {
        progress.say("warming up");
        for (Trial trial : trials.values()) {
            trial.warmUp(requests::singles, Plan.CONNECTIONS, plan.warmUp());
        }
        SequencedMap<String, List<Run>> runs = new LinkedHashMap<>();
        for (int round = 0; round < plan.rounds(); round++) {
            for (Map.Entry<String, Trial> trial : trials.entrySet()) {
                Run run = progress.ran(closed(trial.getValue(), plan.singles()));
                runs.computeIfAbsent(trial.getKey(), _ -> new ArrayList<>()).add(run);
            }
        }
        SequencedMap<String, Run> medians = new LinkedHashMap<>();
        runs.forEach((service, all) -> medians.put(service, Median.of(all, Run::requestsPerSecond)));
        return new Result(
                medians,
                halfLoad(trials.firstEntry().getValue(), medians.firstEntry().getValue()));
    }

    private Run closed(Trial trial, Duration time) throws Exception {
        return trial.settled().run("single events", requests.singles(), Plan.CONNECTIONS, new Pace.Closed(), time);
    }

    /** The first run is not counted: client and service meet requests at random moments for the first time. */
    private Run halfLoad(Trial ours, Run median) throws Exception {
        Pace half = new Pace.Open(median.requestsPerSecond() / 2);
        List<Run> runs = new ArrayList<>();
        for (int round = 0; round <= plan.rounds(); round++) {
            runs.add(progress.ran(
                    ours.run("single events, half load", requests.singles(), Plan.CONNECTIONS, half, plan.halfLoad())));
        }
        return Median.of(runs.subList(1, runs.size()), Run::p99Ms);
    }
}
