package kitchensync.simulator.demand;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import kitchensync.domain.slot.Slot;

/**
 * What the customers of one store really wanted, served or not: units per local day, item and slot of the day. Only
 * the simulator knows it; forecasts are measured against it but never see it.
 */
public final class TrueDemand {

    private final SortedMap<LocalDate, SortedMap<String, int[]>> days = new TreeMap<>();

    /** @param units wanted in each of the day's 96 slots */
    public record Row(LocalDate day, String itemId, List<Integer> units) {}

    /** Adds the demand of one slot; an hour that the clocks repeat counts twice in the same slots. */
    public void add(LocalDate day, Slot slot, Map<String, Integer> demand) {
        SortedMap<String, int[]> items = days.computeIfAbsent(day, ignored -> new TreeMap<>());
        demand.forEach((item, units) ->
                items.computeIfAbsent(item, ignored -> new int[Slot.PER_DAY])[slot.index() % Slot.PER_DAY] += units);
    }

    /** All rows, by day and item. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        days.forEach((day, items) -> items.forEach((item, units) ->
                rows.add(new Row(day, item, Arrays.stream(units).boxed().toList()))));
        return rows;
    }

    /** Units of all days and items. */
    public long total() {
        return rows().stream()
                .flatMap(row -> row.units().stream())
                .mapToLong(Integer::longValue)
                .sum();
    }
}
