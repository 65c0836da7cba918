package kitchensync.bench.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kitchensync.bench.database.Ceiling;
import kitchensync.bench.load.Pace;
import kitchensync.bench.load.Requests;
import kitchensync.bench.load.SaleRequests;
import kitchensync.bench.load.SaleRequests.Form;
import kitchensync.bench.report.Median;

/** Many events a request: the best way to send them, and how near that comes to what Postgres itself takes. */
final class BatchRuns {

    /** Batches compressed ahead; more than a service takes in the time of a trial. */
    private static final int COMPRESSED = 150;

    /**
     * What came out.
     *
     * @param best the median of ours
     * @param rowsBefore stored before the first of the runs, by ours and in the ceiling's table
     * @param ceilingOfOne rows a second of Postgres over one connection
     * @param ceilingOfTwo over two
     * @param ceilingOfEmpty the better of both, into an empty table
     */
    record Result(Run best, long rowsBefore, double ceilingOfOne, double ceilingOfTwo, double ceilingOfEmpty) {

        double ceiling() {
            return Math.max(ceilingOfOne, ceilingOfTwo);
        }
    }

    private record Way(Form form, int events, int connections) {

        String what() {
            return "batches of " + events + ", "
                    + switch (form) {
                        case ARRAY -> "array";
                        case LINES -> "lines";
                    };
        }
    }

    private final Plan plan;
    private final SaleRequests requests;
    private final Progress progress;

    BatchRuns(Plan plan, SaleRequests requests, Progress progress) {
        this.plan = plan;
        this.requests = requests;
        this.progress = progress;
    }

    Result measure(Trial ours, Ceiling ceiling) throws Exception {
        progress.say("warming up");
        for (Form form : Form.values()) {
            run(
                    ours,
                    new Way(form, plan.batchEvents().getLast(), 4),
                    plan.warmUp().dividedBy(2));
        }
        Way best = bestWay(ours);
        compressed(ours, best);
        List<Run> runs = new ArrayList<>();
        List<Double> ofOne = new ArrayList<>();
        List<Double> ofTwo = new ArrayList<>();
        ceiling.fill(0);
        double ofEmpty = Math.max(ceiling(ceiling, 1), ceiling(ceiling, 2));
        long rows = ours.acknowledged();
        ceiling.fill(rows);
        progress.say("the same into a table of %,d rows, as many as kitchensync has".formatted(rows));
        for (int round = 0; round < plan.rounds(); round++) {
            ofOne.add(ceiling(ceiling, 1));
            ofTwo.add(ceiling(ceiling, 2));
            runs.add(progress.ran(run(ours, best, plan.batches())));
        }
        return new Result(
                Median.of(runs, Run::eventsPerSecond),
                rows,
                Median.of(ofOne, Double::doubleValue),
                Median.of(ofTwo, Double::doubleValue),
                ofEmpty);
    }

    private Way bestWay(Trial ours) throws Exception {
        Way best = null;
        double most = 0;
        for (int events : plan.batchEvents()) {
            for (Form form : Form.values()) {
                for (int connections : plan.batchConnections()) {
                    Way way = new Way(form, events, connections);
                    double rows = progress.ran(run(ours, way, plan.trial())).eventsPerSecond();
                    if (best == null || rows > most) {
                        best = way;
                        most = rows;
                    }
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("the plan has no way to send batches");
        }
        return best;
    }

    private Run run(Trial ours, Way way, Duration time) throws Exception {
        Requests batches = requests.batches(way.form(), way.events());
        return ours.settled().run(way.what(), batches, way.connections(), new Pace.Closed(), time);
    }

    private void compressed(Trial ours, Way way) throws Exception {
        Requests batches = requests.compressed(way.form(), way.events(), COMPRESSED);
        progress.ran(ours.settled()
                .run(way.what() + ", gzip", batches, way.connections(), new Pace.Closed(), Duration.ofSeconds(20)));
    }

    private double ceiling(Ceiling ceiling, int connections) throws Exception {
        double rows = ceiling.rowsPerSecond(connections, plan.ceiling());
        progress.say("Postgres alone, %d connections: %,.0f rows/s".formatted(connections, rows));
        return rows;
    }
}
