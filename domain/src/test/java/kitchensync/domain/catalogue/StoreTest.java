package kitchensync.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoreTest {

    private static final Catalogue CATALOGUE = CatalogueFiles.bundled();

    /** 5 to 23 in Chicago. */
    private static final Store DAYTIME = CATALOGUE.store("027").orElseThrow();

    private static final Store ALWAYS = CATALOGUE.store("012").orElseThrow();

    @Test
    void aStoreIsOpenSinceItOpenedToday() {
        List<Store> one = List.of(DAYTIME);

        assertThat(Store.openSince(one, Instant.parse("2026-02-12T11:00:00Z")))
                .contains(Instant.parse("2026-02-12T11:00:00Z"));
        assertThat(Store.openSince(one, Instant.parse("2026-02-13T04:59:59Z")))
                .contains(Instant.parse("2026-02-12T11:00:00Z"));
        assertThat(Store.openSince(one, Instant.parse("2026-02-12T10:59:59Z"))).isEmpty();
        assertThat(Store.openSince(one, Instant.parse("2026-02-13T05:00:00Z"))).isEmpty();
    }

    @Test
    void oneThatNeverClosesKeepsTheOthersCompany() {
        Instant night = Instant.parse("2026-02-12T09:10:00Z");

        assertThat(Store.openSince(List.of(DAYTIME, ALWAYS), night)).contains(Instant.parse("2026-02-11T09:15:00Z"));
    }
}
