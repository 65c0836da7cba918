package kitchensync.predictor.dispersion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispersionTableTest {

    private static final List<Dispersion> PARTS = Collections.nCopies(DispersionTable.PARTS, new Dispersion(1.5, .02));

    @Test
    void itemsStandInTheOrderOfTheirIdsInEveryProcess() {
        DispersionTable table = new DispersionTable(
                Map.of("f", PARTS, "b", PARTS, "e", PARTS, "a", PARTS, "d", PARTS, "c", PARTS), Dispersion.POISSON, 0);

        assertThat(table.byItem().keySet()).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void anItemThatWasNotThereInTrainingHasWhatAllHaveInCommon() {
        DispersionTable table = new DispersionTable(Map.of("a", PARTS), new Dispersion(1.2, .01), 0);

        assertThat(table.of("new", 12)).isEqualTo(new Dispersion(1.2, .01));
        assertThat(table.of("a", 12)).isEqualTo(PARTS.getFirst());
    }
}
