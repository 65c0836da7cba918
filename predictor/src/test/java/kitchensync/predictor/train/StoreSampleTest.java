package kitchensync.predictor.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Chain;
import kitchensync.domain.catalogue.Store;
import org.junit.jupiter.api.Test;

class StoreSampleTest {

    private final List<Store> chain = Chain.ofSize(CatalogueFiles.bundled().stores(), 900);

    @Test
    void everyLevelAndRegionHasItsPart() {
        List<Store> sample = StoreSample.of(chain, 60);

        assertThat(sample).hasSize(60).doesNotHaveDuplicates();
        assertThat(count(sample, Store::level)).isEqualTo(Map.of(1, 10L, 2, 15L, 3, 15L, 4, 20L));
        assertThat(count(sample, Store::region).values())
                .allSatisfy(stores -> assertThat(stores).isBetween(14L, 16L));
    }

    @Test
    void theSameChainGivesTheSameSampleInWhateverOrderItComes() {
        List<Store> shuffled = new ArrayList<>(chain);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(StoreSample.of(shuffled, 60)).isEqualTo(StoreSample.of(chain, 60));
    }

    private static <T> Map<T, Long> count(List<Store> stores, Function<Store, T> by) {
        return stores.stream().collect(Collectors.groupingBy(by, Collectors.counting()));
    }
}
