package kitchensync.pipeline.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.LayerRunner;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.RunOptions;
import kitchensync.pipeline.layer.Selection;
import kitchensync.pipeline.run.PipelineRunner.Parts;
import kitchensync.pipeline.run.RunListener.Ended;
import kitchensync.pipeline.run.RunListener.Started;
import kitchensync.pipeline.run.RunRequest.Days;
import kitchensync.pipeline.run.RunStep.Kind;
import kitchensync.pipeline.serving.DayTotal;
import kitchensync.pipeline.serving.ServingTables;
import org.jspecify.annotations.Nullable;

/** One run, under the lock. */
final class Run {

    private final Parts parts;
    private final Connection serving;
    private final RunRequest request;
    private final RunProgress progress;
    private final Started started;
    private final RunSteps steps = new RunSteps();
    private final Map<String, Long> extracted = new TreeMap<>();
    private final long start = System.nanoTime();
    private long extractMillis;
    private @Nullable Instant dataUpTo;
    private @Nullable Project read;
    private @Nullable LayerReport layers;
    private RunAnnouncer.Word word = () -> false;

    Run(Parts parts, Connection serving, RunRequest request, RunProgress progress) {
        this.parts = parts;
        this.serving = serving;
        this.request = request;
        this.progress = progress;
        this.started = new Started(UUID.randomUUID(), request, parts.clock().instant());
    }

    RunReport go() throws SQLException {
        parts.listeners().began(started);
        @Nullable RunReport report = null;
        @Nullable String error = "it broke off";
        try {
            report = report(isQuiet() ? nothingNew() : everything());
            error = report.succeeded() ? null : String.join("; ", report.failedTests());
            return report;
        } catch (SQLException | RuntimeException broken) {
            error = OneLine.of(broken);
            steps.broke(error);
            throw broken;
        } finally {
            parts.listeners()
                    .ended(
                            started,
                            new Ended(
                                    parts.clock().instant(),
                                    PipelineRunner.millisSince(start),
                                    steps.steps(),
                                    error,
                                    dataUpTo,
                                    read,
                                    layers,
                                    report));
            word.arrives();
        }
    }

    /** Whether the warehouse need not be woken. */
    private boolean isQuiet() throws SQLException {
        return parts.warehouse().asleepUntilAsked()
                && parts.config().source().equals("postgres")
                && request.asked().isEmpty()
                && parts.quiet().holds(serving, started.at());
    }

    /** Only says that it was there. */
    private LayerReport nothingNew() throws SQLException {
        steps.begin(Kind.PUBLISH, "serving tables");
        dataUpTo = parts.quiet().dataUpTo();
        LayerReport nothing = new LayerReport(List.of(), 0, List.of(), List.of(), List.of());
        told(Optional.empty(), nothing);
        return nothing;
    }

    private LayerReport everything() throws SQLException {
        boolean served = parts.quiet().stands(serving);
        Instant before = parts.quiet().dataUpTo();
        parts.quiet().forget();
        try (Connection connection = parts.warehouse().connect()) {
            if (request.whole()) {
                extract(connection);
            }
            LayerReport made = layers();
            if (request.whole()) {
                publish(connection, made, served && made.isUnchanged(), before);
            }
            return made;
        }
    }

    private void extract(Connection connection) throws SQLException {
        steps.begin(Kind.EXTRACT, "stores");
        parts.raw().make(parts.warehouse().dialect(), connection);
        if (parts.days().isPresent()) {
            parts.days().get().takeUp(parts.warehouse(), connection);
        }
        EventSource.of(parts.postgres(), parts.warehouse(), parts.catalogue(), parts.config(), parts.clock())
                .extract(progress::extracted)
                .forEach((table, rows) -> extracted.put(table.name(), rows));
        extractMillis = PipelineRunner.millisSince(start);
        steps.extracted(extracted);
    }

    private LayerReport layers() throws SQLException {
        steps.begin(Kind.MODEL, "layers");
        Project asked = parts.project().now();
        Days days = request.days();
        if (days != null) {
            asked = asked.with(
                    Map.of("from", days.from().toString(), "to", days.to().toString()));
        }
        read = asked;
        boolean onlyNews = request.whole() && !request.fullRefresh() && days == null;
        parts.warehouse().expect(onlyNews ? newEvents() : Long.MAX_VALUE);
        RunOptions options = new RunOptions(
                request.fullRefresh(),
                request.whole() ? null : Selection.of(asked, request.select(), request.exclude()));
        LayerReport made = LayerRunner.run(asked, parts.warehouse(), options, progress::built);
        layers = made;
        progress.made(made);
        steps.layers(made);
        return made;
    }

    /**
     * @param same whether the pages have all that there is from the last run
     * @param before the newest event that the last run saw
     */
    private void publish(Connection connection, LayerReport made, boolean same, @Nullable Instant before)
            throws SQLException {
        steps.begin(Kind.PUBLISH, "serving tables");
        dataUpTo = same ? before : ServingTables.dataUpTo(connection).orElse(null);
        // When this run could not make them, the pages keep the totals of the last one that could.
        boolean fresh = made.stands(DayTotal.TABLE) && !same;
        told(fresh ? Optional.of(connection) : Optional.empty(), made);
    }

    private void told(Optional<Connection> days, LayerReport made) throws SQLException {
        // Postgres keeps microseconds.
        Instant finishedAt = parts.clock().instant().truncatedTo(ChronoUnit.MICROS);
        ServingTables.write(serving, days, finishedAt, dataUpTo, made.failures().size());
        parts.quiet().after(made.succeeded(), started.at(), finishedAt, dataUpTo);
        if (made.succeeded()) {
            word = parts.announcer().announce(new PipelineRunFinished(started.id(), finishedAt, dataUpTo, newEvents()));
        }
        steps.done();
    }

    private long newEvents() {
        return extracted.values().stream().mapToLong(Long::longValue).sum();
    }

    private RunReport report(LayerReport made) {
        RunReport report = new RunReport(
                extracted,
                made.models(),
                made.testsPassed(),
                made.failures().size(),
                made.failures(),
                made.warnings(),
                extractMillis,
                PipelineRunner.millisSince(start));
        RunLog.write(report);
        return report;
    }
}
