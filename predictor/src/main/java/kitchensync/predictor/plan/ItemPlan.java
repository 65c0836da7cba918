package kitchensync.predictor.plan;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kitchensync.domain.slot.Slot;
import org.jspecify.annotations.Nullable;

/** An item's plan of a week, handed out by day as Postgres writes arrays. */
final class ItemPlan {

    private final int[] cook = new int[Slot.PER_WEEK];
    private final @Nullable Integer[] without = new Integer[Slot.PER_WEEK];
    private final double[] full = new double[Slot.PER_WEEK];

    /** @param full units that are there when the slot's are started */
    void put(int slot, int units, @Nullable Integer otherwise, double full) {
        cook[slot] = units;
        without[slot] = otherwise;
        this.full[slot] = full;
    }

    /** Units to start in the 96 slots from {@code first} on. */
    String planned(int first) {
        return literal(first, Slot.PER_DAY, slot -> String.valueOf(cook[slot]));
    }

    /** What would be started without an override. */
    String without(int first) {
        return literal(first, Slot.PER_DAY, slot -> String.valueOf(without[slot]));
    }

    /** The most that is to be there in each of 24 hours. */
    String par(int first) {
        return literal(first, Slot.PER_DAY / Slot.PER_HOUR, hour -> {
            int slot = first + (hour - first) * Slot.PER_HOUR;
            return String.valueOf(Math.round(IntStream.range(slot, slot + Slot.PER_HOUR)
                    .mapToDouble(quarter -> full[quarter])
                    .max()
                    .orElse(0)));
        });
    }

    private static String literal(int first, int count, java.util.function.IntFunction<String> each) {
        return IntStream.range(first, first + count).mapToObj(each).collect(Collectors.joining(",", "{", "}"));
    }
}
