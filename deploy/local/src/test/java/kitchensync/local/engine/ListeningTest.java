package kitchensync.local.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import kitchensync.local.engine.Listening.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://localhost:8080",
        "0.0.0.0, http://localhost:8080",
        "::, http://localhost:8080",
        "127.0.0.2, http://127.0.0.2:8080",
        "10.0.0.7, http://10.0.0.7:8080",
        "fe80::1, http://[fe80::1]:8080"
    })
    void thisMachineReachesItWhereItListens(String bind, String url) {
        assertThat(new Listening(bind, 8080, Access.OPEN).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.7", "no-such-host.invalid"})
    void openIsForLoopbackOnly(String bind) {
        assertThatThrownBy(() -> new Listening(bind, 8080, Access.OPEN).requireSafe())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(bind)
                .hasMessageContaining("--access keys");
        assertThatCode(() -> new Listening(bind, 8080, Access.KEYS).requireSafe())
                .doesNotThrowAnyException();
    }

    @Test
    void loopbackMayBeOpen() {
        assertThatCode(() -> new Listening("127.0.0.1", 8080, Access.OPEN).requireSafe())
                .doesNotThrowAnyException();
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        assertThatThrownBy(() -> new Listening("203.0.113.9", 8080, Access.KEYS).requireFree())
                .hasMessageContaining("203.0.113.9 is no address of this machine");
    }
}
