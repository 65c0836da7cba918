package kitchensync.predictor.cook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgeStatesTest {

    @Test
    void everyStockHasItsOwnNumber() {
        AgeStates states = new AgeStates(3, 4);
        Set<Integer> seen = new HashSet<>();
        for (int a = 0; a <= 4; a++) {
            for (int b = 0; a + b <= 4; b++) {
                for (int c = 0; a + b + c <= 4; c++) {
                    int state = states.index(new int[] {a, b, c});
                    seen.add(state);
                    assertThat(states.total(state)).isEqualTo(a + b + c);
                }
            }
        }
        assertThat(states.count()).isEqualTo(35);
        assertThat(seen).hasSize(35).allMatch(state -> state >= 0 && state < 35);
        assertThat(states.index(new int[3])).isZero();
    }

    @Test
    void oldestAreSoldFirstAndExpireFirst() {
        AgeStates states = new AgeStates(3, 6);
        int stock = states.index(new int[] {0, 2, 1});

        assertThat(states.sellOne(stock)).isEqualTo(states.index(new int[] {0, 1, 1}));
        assertThat(states.sellOne(0)).isZero();
        int older = states.expire(states.index(new int[] {3, 2, 1}));
        assertThat(older).isEqualTo(states.index(new int[] {2, 1, 0}));
        assertThat(states.add(older, 3)).isEqualTo(states.index(new int[] {2, 1, 3}));
    }
}
