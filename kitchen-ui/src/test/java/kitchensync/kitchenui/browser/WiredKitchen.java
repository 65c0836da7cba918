package kitchensync.kitchenui.browser;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A busy kitchen whose tablets hang on a wire that can be cut. */
abstract class WiredKitchen extends BusyKitchen {

    Relay relay;
    String root;
    String through;

    @BeforeEach
    void wire() {
        relay = new Relay(address.getPort());
        root = "http://localhost:" + relay.port() + "/";
        through = root + "stores/012";
    }

    @AfterEach
    void closed() {
        relay.close();
    }
}
