package kitchensync.ingest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import kitchensync.settings.AtLeast;

/** The settings of ingest; docs/configuration.md has them all. */
@RegisterForReflection
@ConfigMapping(prefix = "kitchensync.ingest")
public interface IngestSettings {

    /** How far ahead of the clock an event may be dated. */
    Duration maxFuture();

    /** How far behind the clock an event may be dated; at least a day shorter than {@link #retention()}. */
    Duration maxPast();

    /** How long events stay in Postgres after they have come in, when they have been extracted. */
    Duration retention();

    /** The largest request body on the event paths, in bytes, before and after unpacking. */
    @Positive
    int maxBodyBytes();

    /** The most events of a batch. */
    @Positive
    int maxBatchEvents();

    /** Bodies that may be in memory at a time, in bytes; beyond that a request is answered with 503. */
    @Positive
    long maxBytesInFlight();

    /** How long a request's body may take to arrive before it is answered with 408. */
    @AtLeast("PT0.1S")
    Duration bodyTimeout();

    /** How long a request waits for the database before it is answered with 503. */
    Duration databaseTimeout();

    /** How long the outcome of a request with an Idempotency-Key is kept. */
    Duration idempotencyKept();

    Queue queue();

    /** Whether schemas are made and migrated at the start, before the first request is taken. */
    boolean migrateAtStart();

    /** Stores whose schemas are migrated at the same time; each takes two connections. */
    @Min(1)
    @Max(16)
    int migrateThreads();

    /** Real time between two runs of the job that makes next month's partitions and drops old ones. */
    String upkeepEvery();

    /** How far the clock is ahead of the machine's; for trials of clocks that differ. */
    Duration clockOffset();

    /** What may wait for the database. */
    interface Queue {

        /** Events written in one transaction; a store that has as many waiting has one of its own. */
        @Positive
        int gatherEvents();

        /** Transactions of several stores under way at a time. */
        @Positive
        int transactions();

        /** Events of one store that may wait; beyond that a request is answered with 503. */
        @Positive
        int storeEvents();

        /** Events of all stores that may wait. */
        @Positive
        int events();
    }
}
