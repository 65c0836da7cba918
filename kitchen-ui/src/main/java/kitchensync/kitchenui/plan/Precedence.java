package kitchensync.kitchenui.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kitchensync.kitchenui.days.PlanOverride;

/**
 * Which override counts where several hold for an item: the newest, as the predictor has it. An older one waits until
 * the newer ones are over.
 *
 * @param open those that hold
 */
record Precedence(List<PlanOverride> open) {

    static Precedence of(List<PlanOverride> overrides, Instant now) {
        return new Precedence(
                overrides.stream().filter(override -> override.isOpen(now)).toList());
    }

    /** The newer one of all that an override is for, and of several the one that holds longest. */
    Optional<PlanOverride> before(PlanOverride override) {
        return newer(override)
                .filter(other -> other.itemId() == null || other.itemId().equals(override.itemId()))
                .max(Comparator.comparing(PlanOverride::lastsUntil).thenComparing(PlanOverride::id));
    }

    /** Ids of the items for which a newer one counts, of an override for all items. */
    List<String> except(PlanOverride override) {
        return override.itemId() != null
                ? List.of()
                : newer(override)
                        .flatMap(other -> Stream.ofNullable(other.itemId()))
                        .distinct()
                        .toList();
    }

    /** Whether the newest one counts where another did. */
    boolean newestTakesPlace() {
        return open.stream()
                .max(Comparator.comparingLong(PlanOverride::id))
                .filter(newest -> open.stream()
                        .anyMatch(older ->
                                older.id() != newest.id() && (newest.itemId() == null || older.isOf(newest.itemId()))))
                .isPresent();
    }

    private Stream<PlanOverride> newer(PlanOverride override) {
        return open.stream().filter(other -> other.id() > override.id());
    }
}
