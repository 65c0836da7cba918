package kitchensync.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 408, 429, 500, 502, 503, 504})
    void passingTroubleIsTriedAgain(int status) {
        assertThat(Delivery.mayPass(new WebApplicationException(status))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 413, 422})
    void refusalIsNotTriedAgain(int status) {
        assertThat(Delivery.mayPass(new WebApplicationException(status))).isFalse();
    }

    @Test
    void brokenConnectionIsTriedAgain() {
        assertThat(Delivery.mayPass(new ConnectException("refused"))).isTrue();
        assertThat(Delivery.mayPass(new ProcessingException("reset"))).isTrue();
    }
}
