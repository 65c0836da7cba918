package kitchensync.bench.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import kitchensync.bench.report.Rounded;
import kitchensync.bench.service.IngestService;
import kitchensync.bench.service.Peers.Peer;
import org.jspecify.annotations.Nullable;

/**
 * What a whole measurement says.
 *
 * @param syncsPerSecond what the disk can
 * @param chain 12 stores
 * @param sizes numbers of stores, the first is what the others are compared with
 * @param runs every run
 * @param missing what could not be measured, with the reason
 */
record Report(double syncsPerSecond, Chain chain, List<GrowthRuns.Size> sizes, List<Run> runs, List<String> missing) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final double THREE_DECIMALS = 1e3;

    /**
     * What the chain out of the box gave.
     *
     * @param memoryMib of ingest, after all of it
     * @param postgresMib of Postgres, after all of it
     */
    record Chain(SingleRuns.Result singles, BatchRuns.Result batches, double memoryMib, double postgresMib) {

        Run single() {
            return singles.medians().firstEntry().getValue();
        }
    }

    /** Ours in parts of what it is compared with; null what could not be measured. */
    SequencedMap<String, @Nullable Double> ratios() {
        SequencedMap<String, @Nullable Double> ratios = new LinkedHashMap<>();
        for (Peer peer : Peer.values()) {
            Run theirs = chain.singles().medians().get(peer.id());
            ratios.put(
                    "single_vs_" + peer.id(),
                    theirs == null ? null : chain.single().requestsPerSecond() / theirs.requestsPerSecond());
        }
        ratios.put(
                "batch_vs_postgres_ceiling",
                chain.batches().best().eventsPerSecond() / chain.batches().ceiling());
        ratios.put("stores_100_vs_12", null);
        ratios.put("stores_1000_vs_12", null);
        GrowthRuns.Size few = sizes.getFirst();
        for (GrowthRuns.Size many : sizes.subList(1, sizes.size())) {
            ratios.put("stores_" + many.stores() + "_vs_" + few.stores(), many.against(few));
        }
        return ratios;
    }

    /** For people. */
    String table() {
        return new ReportTable(this).text();
    }

    /** For programs: one line. */
    String json() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("requests_per_second", chain.single().requestsPerSecond());
        all.put("p50_ms", chain.single().p50Ms());
        all.put("p99_ms", chain.single().p99Ms());
        all.put("p99_ms_at_half_load", chain.singles().halfLoad().p99Ms());
        all.put("rows_per_second", chain.batches().best().eventsPerSecond());
        all.put("memory_mib", chain.memoryMib());
        all.put("postgres_memory_mib", chain.postgresMib());
        all.put("ratios", ratios());
        all.put("ceiling", ceiling());
        all.put("singles", chain.singles().medians());
        all.put("batches", chain.batches().best());
        all.put("sizes", sizes);
        all.put("runs", runs);
        all.put("missing", missing);
        all.put("service", IngestService.NAME);
        try {
            return JSON.writeValueAsString(rounded(JSON.valueToTree(all)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and names can be written as JSON", impossible);
        }
    }

    private Map<String, Object> ceiling() {
        return Map.of(
                "rows_before",
                chain.batches().rowsBefore(),
                "rows_per_second_1_connection",
                chain.batches().ceilingOfOne(),
                "rows_per_second_2_connections",
                chain.batches().ceilingOfTwo(),
                "rows_per_second_of_empty_table",
                chain.batches().ceilingOfEmpty(),
                "fsyncs_per_second",
                syncsPerSecond,
                "cores",
                Runtime.getRuntime().availableProcessors());
    }

    private static com.fasterxml.jackson.databind.JsonNode rounded(com.fasterxml.jackson.databind.JsonNode tree) {
        return Rounded.of(tree, THREE_DECIMALS);
    }
}
