package kitchensync.pipeline.run;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The pipeline's settings. */
@RegisterForReflection
@ConfigMapping(prefix = "kitchensync.pipeline")
public interface PipelineConfig {

    /** Time between the starts of two scheduled runs, as {@code 300s}; {@code disabled} for none. */
    @Pattern(regexp = "\\d+(ms|s|m|h)|disabled|off|P.+", message = "write a time such as 300s, or disabled")
    String every();

    /** Real time between two looks at the sources' freshness, with which old runs are forgotten; {@code disabled} for none. */
    @Pattern(regexp = "\\d+(ms|s|m|h|d)|disabled|off|P.+", message = "write a time such as 24h, or disabled")
    String upkeepEvery();

    /** How long the history of a run is kept. */
    @WithDefault("P30D")
    Duration historyKept();

    /** Where the runs are told in OpenLineage's words. */
    OpenLineage openLineage();

    /** Who collects OpenLineage's events. */
    interface OpenLineage {

        /** Address that takes an event by POST, as {@code http://marquez:5000/api/v1/lineage}; none to tell nobody. */
        Optional<URI> url();

        /** Of the jobs and tables. */
        @WithDefault("kitchensync")
        String namespace();
    }

    /** How long a run that somebody asks for waits for another one to end. */
    @WithDefault("PT10M")
    Duration waitForOther();

    /** Where events come from: {@code postgres}, or {@code files} under {@link #folder}. */
    @WithDefault("postgres")
    @Pattern(regexp = "postgres|files", message = "write postgres or files")
    String source();

    /** Folder with Parquet or JSON-lines files, for the source {@code files}. */
    Optional<Path> folder();

    /** CSV file with weather and holidays, past and coming; none when nobody knows them. */
    Optional<Path> daysFile();

    /** Threads that copy events out of Postgres. */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int copyThreads();

    /** Bytes of copied events that a thread gathers in a temporary file before the warehouse loads them. */
    @WithDefault("67108864")
    @Min(1)
    long batchBytes();

    /**
     * Whether an extract may go on where ingest has dropped events that this warehouse has never read. Otherwise it
     * fails, because those events are in no table then.
     */
    @WithDefault("false")
    boolean acceptDropped();

    /** Seconds that a finished run waits for Kafka to take its message. */
    @WithDefault("2")
    @Min(0)
    @Max(60)
    int publishSeconds();
}
