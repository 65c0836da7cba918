package kitchensync.domain.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

    @ParameterizedTest
    @CsvSource({
        "same-origin,,store:8080,true",
        "same-origin,http://proxied,store:8080,true",
        "none,,store:8080,true",
        "same-site,http://store:8080,store:8080,false",
        "cross-site,,store:8080,false",
        ",http://store:8080,store:8080,true",
        ",http://STORE:8080,store:8080,true",
        ",http://store:9090,store:8080,false",
        ",http://elsewhere,store:8080,false",
        ",null,store:8080,false",
        ",not an address,store:8080,false",
        ",http://store:8080,,false",
        ",,store:8080,true",
    })
    void onlyOurOwnPagesAndProgramsMayTap(
            @Nullable String fetchSite, @Nullable String origin, @Nullable String host, boolean allowed) {
        assertThat(SameOrigin.allows(fetchSite, origin, host)).isEqualTo(allowed);
    }
}
