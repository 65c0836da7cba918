package kitchensync.predictor.train;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Store;

/**
 * Stores that stand for a chain: of every level and, within it, every region as many as there are of them in proportion
 * (systematic sampling of the stores in that order). The same chain gives the same sample.
 */
final class StoreSample {

    private StoreSample() {}

    /** @param most at least 1 */
    static List<Store> of(List<Store> chain, int most) {
        List<Store> sorted = chain.stream()
                .sorted(Comparator.comparing(Store::level)
                        .thenComparing(Store::region)
                        .thenComparing(Store::id))
                .toList();
        int size = Math.min(most, sorted.size());
        return IntStream.range(0, size)
                .mapToObj(i -> sorted.get((int) ((2L * i + 1) * sorted.size() / (2L * size))))
                .toList();
    }
}
