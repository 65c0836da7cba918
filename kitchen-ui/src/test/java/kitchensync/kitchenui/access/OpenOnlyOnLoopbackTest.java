package kitchensync.kitchenui.access;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenOnlyOnLoopbackTest {

    private static void start(String access, String host, boolean listens, boolean client) {
        new OpenOnlyOnLoopback(TestSettings.of(Map.of("access", access)), host, listens, client)
                .check(new StartupEvent());
    }

    @ParameterizedTest
    @CsvSource({"open, 127.0.0.1, true", "open, localhost, true", "open, 0.0.0.0, false", "users, 0.0.0.0, true"})
    void whereNobodyElseComesOrPeopleLogInItStarts(String access, String host, boolean listens) {
        assertThatCode(() -> start(access, host, listens, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "::", "10.0.0.7", "192.0.2.1"})
    void openToOthersItDoesNotStart(String host) {
        assertThatThrownBy(() -> start("open", host, true, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("users or oidc");
    }

    @Test
    void withoutItsClientAProviderCannotBeChosen() {
        assertThatThrownBy(() -> start("oidc", "0.0.0.0", true, false))
                .hasMessageContaining("quarkus.oidc.auth-server-url");
    }

    @Test
    void withoutAKeyNobodyCanLogIn() {
        assertThatThrownBy(() -> new Seal(TestSettings.of(Map.of("access", "users"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("session.key-file");
    }
}
