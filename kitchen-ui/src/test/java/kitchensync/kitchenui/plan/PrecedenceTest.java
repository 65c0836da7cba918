package kitchensync.kitchenui.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import kitchensync.kitchenui.days.PlanOverride;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrecedenceTest {

    private static final Instant NOW = Instant.parse("2026-02-12T13:00:00Z");

    private static PlanOverride override(long id, @Nullable String item, int hours) {
        return new PlanOverride(
                id, "012", item, "never", 0, "why", "Ana", NOW.minusSeconds(60), NOW.plusSeconds(3600L * hours), null);
    }

    private static Precedence of(PlanOverride... overrides) {
        return Precedence.of(List.of(overrides), NOW);
    }

    @Test
    void theNewestOfAnItemCountsAndOfNewerOnesTheOneThatHoldsLongestIsInTheWay() {
        PlanOverride oldest = override(1, "BRAT", 72);
        PlanOverride longer = override(2, null, 48);
        PlanOverride newest = override(3, "BRAT", 24);

        Precedence all = of(newest, longer, oldest);

        assertThat(all.before(oldest)).contains(longer);
        assertThat(all.before(longer)).isEmpty();
        assertThat(all.except(longer)).containsExactly("BRAT");
        assertThat(all.before(newest)).isEmpty();
        assertThat(all.newestTakesPlace()).isTrue();
    }

    @Test
    void anotherItemsAndWhatIsOverTakeNoPlace() {
        PlanOverride brat = override(1, "BRAT", 72);

        assertThat(of(override(2, "HOT_DOG", 24), brat).newestTakesPlace()).isFalse();
        assertThat(of(override(2, "HOT_DOG", 24), brat).before(brat)).isEmpty();
        assertThat(of(override(2, "BRAT", 0), brat).before(brat)).isEmpty();
        assertThat(of(brat).newestTakesPlace()).isFalse();
        assertThat(of().newestTakesPlace()).isFalse();
    }
}
