package kitchensync.bench.report;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The middle one of several measurements; of an even number the lower of the two in the middle. */
public final class Median {

    private Median() {}

    public static <T> T of(List<T> all, ToDoubleFunction<T> by) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return all.stream().sorted(Comparator.comparingDouble(by)).toList().get((all.size() - 1) / 2);
    }
}
