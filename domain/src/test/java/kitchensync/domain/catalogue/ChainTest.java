package kitchensync.domain.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {

    private final List<Store> twelve = CatalogueFiles.bundled().stores();

    @Test
    void aSmallChainIsTheFirstStores() {
        assertThat(Chain.ofSize(twelve, 2)).isEqualTo(twelve.subList(0, 2));
    }

    @Test
    void aLargeChainIsMadeLikeTheTwelve() {
        List<Store> chain = Chain.ofSize(twelve, 900);

        assertThat(chain).hasSize(900).startsWith(twelve.toArray(Store[]::new));
        assertThat(chain.stream().map(Store::schema).distinct()).hasSize(900);
        long levelFour = chain.stream().filter(store -> store.level() == 4).count();
        assertThat(levelFour).isBetween(290L, 310L);
    }

    @Test
    void noStoresIsNoChain() {
        assertThatThrownBy(() -> Chain.ofSize(twelve, 0)).hasMessageContaining("at least one");
    }
}
