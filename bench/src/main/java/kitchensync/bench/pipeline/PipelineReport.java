package kitchensync.bench.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import kitchensync.bench.report.Rounded;
import org.jspecify.annotations.Nullable;

/**
 * What a whole measurement says.
 *
 * @param chain the chain out of the box; null when it was left out
 * @param sizes numbers of stores that have sold for one day, the first is what the others are compared with
 * @param missing what could not be measured, with the reason
 */
record PipelineReport(PipelinePlan plan, @Nullable Chain chain, List<Size> sizes, List<String> missing) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final double FOUR_DECIMALS = 1e4;
    private static final double MILLIS = 1e3;

    /**
     * Medians; times in seconds.
     *
     * @param events of all types
     * @param connections of COPY and of extract
     * @param firstBuild layers of a warehouse that had nothing, in the run that extracted everything
     * @param fullBuild a run that makes all layers from nothing, with an extract that finds nothing
     * @param incremental a run with five minutes of new events, with extract
     * @param noop a run that finds nothing new
     * @param runner the layers from nothing without any tests
     * @param bare their statements alone
     * @param nodes seeds and models that the runner made
     * @param dbt null when it could not be had
     * @param peakMib memory of the pipeline's process
     */
    record Chain(
            long events,
            int models,
            int tests,
            int connections,
            double copyRowsPerSecond,
            double extractRowsPerSecond,
            double firstBuild,
            double fullBuild,
            double incremental,
            double incrementalExtract,
            double incrementalRows,
            double noop,
            double runner,
            double bare,
            int nodes,
            @Nullable Double dbt,
            double peakMib) {

        double overheadMsPerModel() {
            return (runner - bare) / nodes * MILLIS;
        }
    }

    /**
     * The same of another number of stores; {@code fullBuild} was measured once.
     *
     * @param postgresMib memory of all of Postgres' processes
     */
    record Size(
            int stores,
            long events,
            double extractRowsPerSecond,
            double fullBuild,
            double incremental,
            double incrementalRows,
            double noop,
            double peakMib,
            double postgresMib) {

        /** Microseconds of a run with five minutes of new events for one of them. */
        double incrementalMicrosPerRow() {
            return incremental / incrementalRows * 1e6;
        }

        /** Microseconds of a full build for an event. */
        double fullMicrosPerEvent() {
            return fullBuild / events * 1e6;
        }
    }

    /** Seconds of the chain out of the box; none when it was left out. */
    SequencedMap<String, @Nullable Double> seconds() {
        SequencedMap<String, @Nullable Double> seconds = new LinkedHashMap<>();
        if (chain == null) {
            return seconds;
        }
        seconds.put("full_build", chain.fullBuild());
        seconds.put("incremental", chain.incremental());
        seconds.put("noop", chain.noop());
        seconds.put("first_build", chain.firstBuild());
        seconds.put("layers_without_tests", chain.runner());
        seconds.put("bare_sql", chain.bare());
        seconds.put("dbt_full_build", chain.dbt());
        return seconds;
    }

    SequencedMap<String, @Nullable Double> ratios() {
        SequencedMap<String, @Nullable Double> ratios = new LinkedHashMap<>();
        Size few = sizes.getFirst();
        if (chain != null) {
            ratios.put("full_build_vs_dbt", chain.dbt() == null ? null : chain.dbt() / chain.fullBuild());
            ratios.put("extract_vs_copy", chain.extractRowsPerSecond() / chain.copyRowsPerSecond());
            ratios.put(
                    "incremental_" + plan.days() + "_days_vs_" + PipelinePlan.GROWTH_DAYS,
                    chain.incremental() / few.incremental());
        }
        for (Size many : sizes.subList(1, sizes.size())) {
            String against = many.stores() + "_stores_vs_" + few.stores();
            ratios.put("full_build_per_event_" + against, many.fullMicrosPerEvent() / few.fullMicrosPerEvent());
            ratios.put("incremental_" + against, many.incremental() / few.incremental());
            ratios.put(
                    "incremental_per_row_" + against, many.incrementalMicrosPerRow() / few.incrementalMicrosPerRow());
        }
        return ratios;
    }

    /** For people. */
    String table() {
        return new PipelineTable(this).text();
    }

    /** For programs: one line. */
    String json() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("seconds", seconds());
        all.put("ratios", ratios());
        if (chain != null) {
            all.put("overhead_ms_per_model", chain.overheadMsPerModel());
            all.put("extract_rows_per_second", chain.extractRowsPerSecond());
            all.put("copy_rows_per_second", chain.copyRowsPerSecond());
            all.put("memory_mib", chain.peakMib());
            all.put("chain", chain);
        }
        all.put("sizes", sizes);
        all.put("rounds", plan.rounds());
        all.put("missing", missing);
        try {
            return JSON.writeValueAsString(Rounded.of(JSON.valueToTree(all), FOUR_DECIMALS));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and names can be written as JSON", impossible);
        }
    }
}
