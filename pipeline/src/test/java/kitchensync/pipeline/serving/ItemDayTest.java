package kitchensync.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ItemDayTest {

    @Test
    void hoursThatAreNotListedHaveNothingAndHugeOnesAreCut() {
        // When
        List<ItemDay.Hours> counts = ItemDay.hours("7 5 0 1 6,23 99999 2 0 0");

        // Then: sold, wasted, missed, cooked
        assertThat(counts).hasSize(4);
        assertThat(counts.get(0).literal()).isEqualTo("{0,0,0,0,0,0,0,5,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,32767}");
        assertThat(counts.get(1).units()[23]).isEqualTo(2);
        assertThat(counts.get(2).units()[7]).isEqualTo(1);
        assertThat(counts.get(3).units()[7]).isEqualTo(6);
    }
}
