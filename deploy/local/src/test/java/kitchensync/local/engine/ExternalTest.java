package kitchensync.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Which engines are not started. */
class ExternalTest {

    @Test
    void enginesAreOursUnlessTheyAreNamed() {
        assertThat(External.of("")).isEqualTo(new External(false, false));
        assertThat(External.of("kafka")).isEqualTo(new External(false, true));
        assertThat(External.of("postgres, kafka")).isEqualTo(new External(true, true));
    }

    @Test
    void aSlipOfThePenIsNotTakenForOurs() {
        assertThatThrownBy(() -> External.of("postgresql"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("KITCHENSYNC_EXTERNAL")
                .hasMessageContaining("postgres, kafka");
    }
}
