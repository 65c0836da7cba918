package kitchensync.predictor.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What managers have said about the plan. */
record Directives(List<PlanOverride> overrides, List<Minimum> minimums) {

    static final Directives NONE = new Directives(List.of(), List.of());

    /** Those that may hold for an item in a store. */
    Directives of(String storeId, String itemId) {
        return new Directives(
                overrides.stream()
                        .filter(override -> override.holds(storeId, itemId, override.from()))
                        .sorted(Comparator.comparing(PlanOverride::id).reversed())
                        .toList(),
                minimums.stream()
                        .filter(minimum -> minimum.storeId().equals(storeId)
                                && minimum.itemId().equals(itemId))
                        .toList());
    }

    /** The newest that holds for a slot, by its start, of those of one item in one store. */
    Optional<PlanOverride> override(Instant start) {
        return overrides.stream()
                .filter(override -> !start.isBefore(override.from()) && start.isBefore(override.until()))
                .findFirst();
    }

    /** The most that is wanted of them in a slot of the week. */
    int minimum(String storeId, String itemId, int slot) {
        return minimums.stream()
                .filter(minimum -> minimum.holds(storeId, itemId, slot))
                .mapToInt(Minimum::units)
                .max()
                .orElse(0);
    }
}
