package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.function.Function;
import kitchensync.kitchenui.serving.Act;
import kitchensync.kitchenui.serving.ServingTables;

/**
 * Something that the crew has done and can take back.
 *
 * @param discard whether it was thrown away, not cooked
 * @param at local time of the tap
 */
@TemplateData
public record Recent(String act, String itemId, String name, boolean discard, int quantity, String at) {

    /** What is the same of all that look alike. */
    Recent kind() {
        return new Recent("", itemId, name, discard, quantity, "");
    }

    /** The newest of what stands. */
    static List<Recent> of(List<Act> acts, Function<String, String> name, LocalClock clock) {
        return acts.stream()
                .filter(act -> !act.undone() && !act.is(Act.Kind.LATER))
                .limit(ServingTables.RECALLED)
                .map(act -> new Recent(
                        act.id().toString(),
                        act.itemId(),
                        name.apply(act.itemId()),
                        act.is(Act.Kind.DISCARD),
                        act.quantity(),
                        clock.time(act.at())))
                .toList();
    }
}
