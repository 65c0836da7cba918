package kitchensync.ingest.access;

import static org.assertj.core.api.Assertions.assertThat;

import kitchensync.domain.net.LoopbackName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenOnlyOnLoopbackTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, true",
        "127.0.1.1, true",
        "::1, true",
        "localhost, true",
        "0.0.0.0, false",
        "::, false",
        "192.168.1.7, false",
        "no-such-host.invalid, false"
    })
    void onlyLoopbackIsThisMachineAlone(String host, boolean alone) {
        assertThat(LoopbackName.reaches(host)).isEqualTo(alone);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "127.0.0.1, true",
        "[::1], true",
        "::1, true",
        "evil.example, false",
        "10.0.0.1, false",
        "'', false"
    })
    void aRequestNamesThisMachineOrNot(String host, boolean named) {
        assertThat(LoopbackName.is(host)).isEqualTo(named);
    }
}
