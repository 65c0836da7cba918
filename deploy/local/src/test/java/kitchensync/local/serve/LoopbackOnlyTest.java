package kitchensync.local.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackOnlyTest {

    @ParameterizedTest
    @CsvSource({
        "/local/query, 10.0.0.9, 10.0.0.7, false",
        "/local;a=b/query, 10.0.0.9, 10.0.0.7, false",
        "/local, 10.0.0.9, 10.0.0.7, false",
        "/, 10.0.0.9, 10.0.0.7, true",
        "/stores/012, 10.0.0.9, 10.0.0.7, true",
        "/events, 10.0.0.9, 10.0.0.7, true",
        "/events/012/sales, 10.0.0.9, 10.0.0.7, true",
        "/stream, 10.0.0.9, 10.0.0.7, true",
        "/keys/a, 10.0.0.9, 10.0.0.7, true",
        "/health, 10.0.0.9, 10.0.0.7, true",
        "/q/health, 10.0.0.9, 10.0.0.7, true",
        "/local/query, 127.0.0.1, 127.0.0.1, true",
        "/local/query, ::1, ::1, true",
        "/local/query, 10.0.0.7, 10.0.0.7, true"
    })
    void theCommandLineIsAnsweredOnThisMachineOnly(String path, String caller, String here, boolean passes) {
        assertThat(LoopbackOnly.mayPass(
                        path,
                        SocketAddress.inetSocketAddress(50_000, caller),
                        SocketAddress.inetSocketAddress(8080, here)))
                .isEqualTo(passes);
    }
}
