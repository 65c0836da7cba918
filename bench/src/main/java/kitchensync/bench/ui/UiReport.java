package kitchensync.bench.ui;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.bench.report.Median;
import kitchensync.bench.report.Rounded;

/**
 * What a whole measurement says.
 *
 * @param pagesMib most resident memory of the pages' process before streams were opened
 * @param peakMib the same at the end
 */
record UiReport(UiPlan plan, List<PageRun> pages, Streams streams, double pagesMib, double peakMib) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final double THREE_DECIMALS = 1e3;

    /**
     * What the tablets saw.
     *
     * @param held streams that were open at the end
     * @param silence the longest that any of them heard nothing, in seconds
     * @param reached by each change of all stores
     */
    record Streams(int held, double silence, List<Tablets.Reached> reached) {

        Tablets.Reached median() {
            return Median.of(reached, Tablets.Reached::shown);
        }

        long missed() {
            return reached.stream().mapToLong(Tablets.Reached::missed).sum();
        }
    }

    /** The page of a store with the highest p99 of all at a rate. */
    PageRun slowest(int rate) {
        return pages.stream()
                .filter(run -> run.rate() == rate && run.page().ofStore())
                .max(java.util.Comparator.comparingDouble(PageRun::serverP99))
                .orElseThrow();
    }

    long heaviest() {
        return pages.stream().mapToLong(PageRun::bytes).max().orElse(0);
    }

    long failed() {
        return pages.stream().mapToLong(PageRun::failed).sum();
    }

    /** What must not be: at a rate that the machine may not carry, requests get no answer in time. */
    Optional<String> failure() {
        int lowest = Collections.min(plan.rates());
        long failed = pages.stream()
                .filter(run -> run.rate() == lowest)
                .mapToLong(PageRun::failed)
                .sum();
        return failed == 0 ? Optional.empty() : Optional.of("%d pages failed at %d a second".formatted(failed, lowest));
    }

    /** For people. */
    String table() {
        return new UiTable(this).text();
    }

    /** For programs: one line. */
    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        plan.rates()
                .forEach(rate ->
                        all.put("slowest_p99_ms_at_" + rate, slowest(rate).serverP99()));
        all.put("heaviest_page_bytes", heaviest());
        all.put("failed", failed());
        all.put("streams_held", streams.held());
        all.put("longest_silence_seconds", streams.silence());
        all.put("change_heard_seconds", streams.median().heard());
        all.put("change_shown_seconds", streams.median().shown());
        all.put("changes_missed", streams.missed());
        all.put("peak_mib", peakMib);
        all.put("pages", pages);
        try {
            return JSON.writeValueAsString(Rounded.of(JSON.valueToTree(all), THREE_DECIMALS));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and names can be written as JSON", impossible);
        }
    }
}
