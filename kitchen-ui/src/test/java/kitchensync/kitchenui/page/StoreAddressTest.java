package kitchensync.kitchenui.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class StoreAddressTest {

    @Test
    void anItemIsAPartOfAnAddressWhateverItsName() {
        String name = "#1 COMBO: MAC & CHEESE, 1/2 50% É?";

        URI address = URI.create("/stores/012/forecast/" + StoreAddress.part(name) + "?date=2026-02-11");

        assertThat(address.getPath()).isEqualTo("/stores/012/forecast/" + name);
        assertThat(address.getQuery()).isEqualTo("date=2026-02-11");
        assertThat(address.getRawPath()).matches("[/A-Za-z0-9%.*_-]+");
    }
}
