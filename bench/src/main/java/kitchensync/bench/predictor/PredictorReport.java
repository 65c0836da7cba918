package kitchensync.bench.predictor;

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
 * @param sizes chains that were trained on and forecast once each
 * @param missing what could not be measured, with the reason
 */
record PredictorReport(PredictorPlan plan, Chain chain, List<Size> sizes, List<String> missing) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private static final double FOUR_DECIMALS = 1e4;

    /**
     * The chain out of the box. Times in seconds; medians of the rounds that count.
     *
     * @param lines of its history, one for a store, item, day and slot
     * @param train reading, training and scoring
     * @param trainMib most memory of the process that trained
     * @param gridCores that the process which made the grid could use
     * @param grid reading the history, features, forecast and writing it down
     * @param gridFirst the same in a process that has just started
     * @param week the weekly plan of all stores, in both databases
     * @param slot the next slot of all stores
     * @param storeSlot the next slot of a chain of one store
     * @param onnx rows a second, one thread
     * @param lightgbm the same by LightGBM
     * @param difference largest of both predictions of a row, as a factor
     */
    record Chain(
            long lines,
            double train,
            int trainRows,
            double trainMib,
            int gridCores,
            long cells,
            double grid,
            double gridFirst,
            double gridMib,
            double week,
            double slot,
            double storeSlot,
            int inferenceRows,
            double onnx,
            double lightgbm,
            double difference) {}

    /**
     * A chain of any size.
     *
     * @param peakMib most memory of the process that trained and made the grid
     */
    record Size(int stores, long lines, double train, int trainRows, long cells, double grid, double peakMib) {}

    /** Seconds of the chain out of the box. */
    SequencedMap<String, Double> seconds() {
        SequencedMap<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("train", chain.train());
        seconds.put("grid", chain.grid());
        seconds.put("grid_first", chain.gridFirst());
        seconds.put("week_plan", chain.week());
        seconds.put("slot_plan", chain.slot());
        seconds.put("store_plan", chain.storeSlot());
        for (Size size : sizes) {
            seconds.put("train_" + size.stores() + "_stores", size.train());
            seconds.put("grid_" + size.stores() + "_stores", size.grid());
        }
        return seconds;
    }

    SequencedMap<String, Double> ratios() {
        SequencedMap<String, Double> ratios = new LinkedHashMap<>();
        ratios.put("inference_vs_lightgbm", chain.onnx() / chain.lightgbm());
        for (Size many : sizes.stream().skip(1).toList()) {
            Size few = sizes.getFirst();
            ratios.put(
                    "grid_per_cell_" + many.stores() + "_stores_vs_" + few.stores(),
                    many.grid() / many.cells() / (few.grid() / few.cells()));
        }
        return ratios;
    }

    /** The most of any process. */
    double peakMib() {
        return Math.max(
                Math.max(chain.trainMib(), chain.gridMib()),
                sizes.stream().mapToDouble(Size::peakMib).max().orElse(0));
    }

    /** For people. */
    String table() {
        return new PredictorTable(this).text();
    }

    /** For programs: one line. */
    String json() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("seconds", seconds());
        all.put("peak_mib", peakMib());
        all.put("rows_per_second", Map.of("ours", chain.onnx(), "lightgbm", chain.lightgbm()));
        all.put("ratios", ratios());
        all.put("chain", chain);
        all.put("sizes", sizes);
        all.put("missing", missing);
        try {
            return JSON.writeValueAsString(Rounded.of(JSON.valueToTree(all), FOUR_DECIMALS));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and names can be written as JSON", impossible);
        }
    }
}
