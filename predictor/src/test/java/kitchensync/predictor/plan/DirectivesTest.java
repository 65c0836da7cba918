package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import kitchensync.domain.catalogue.Capacity;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.cook.StockAges.Batch;
import kitchensync.predictor.plan.PlanOverride.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DirectivesTest {

    private static final Instant NOON = Instant.parse("2026-02-12T18:00:00Z");
    private static final int SLOT = Slot.of(DayOfWeek.THURSDAY, 12, 0).index();
    private static final Item HOT_DOG = Items.item(10, 120, CookIn.UNITS, 1);

    private static PlanOverride override(
            long id, @Nullable String store, @Nullable String item, Kind kind, int percent) {
        return new PlanOverride(id, store, item, kind, percent, "why", "Ann", NOON, NOON.plusSeconds(3600));
    }

    private static Proposal propose(Instant start, Directives said, Batch... stock) {
        return new PlannedItem("012", HOT_DOG, Items.flat(1.5, 0, 24), 0, said).propose(SLOT, start, List.of(stock));
    }

    private static Directives said(PlanOverride... overrides) {
        return new Directives(List.of(overrides), List.of());
    }

    @Test
    void moreAndLessChangeWhatIsExpectedAndNeverCooksNothing() {
        int plain = propose(NOON, Directives.NONE).units();

        Proposal more = propose(NOON, said(override(1, "012", "HOT_DOG", Kind.MORE, 100)));
        Proposal less = propose(NOON, said(override(1, "012", "HOT_DOG", Kind.LESS, 60)));
        Proposal never = propose(NOON, said(override(1, "012", "HOT_DOG", Kind.NEVER, 0)));

        assertThat(more.units()).isGreaterThan(plain);
        assertThat(less.units()).isLessThan(plain);
        assertThat(never.units()).isZero();
        assertThat(List.of(more, less, never)).allMatch(proposal -> proposal.without() == plain);
        assertThat(CookDecision.of(Capacity.UNLIMITED, List.of(never))
                        .getFirst()
                        .without())
                .isEqualTo(plain);
    }

    @Test
    void anOverrideHoldsForItsStoresItemsAndSlotsOnly() {
        int plain = propose(NOON, Directives.NONE).units();

        assertThat(propose(NOON, said(override(1, null, null, Kind.NEVER, 0))).units())
                .isZero();
        assertThat(propose(NOON, said(override(1, "034", null, Kind.NEVER, 0))).units())
                .isEqualTo(plain);
        assertThat(propose(NOON, said(override(1, null, "BRAT", Kind.NEVER, 0))).units())
                .isEqualTo(plain);
        Directives word = said(override(1, "012", null, Kind.NEVER, 0));
        assertThat(propose(NOON.plusSeconds(3599), word).units()).isZero();
        assertThat(propose(NOON.plusSeconds(3600), word).units()).isEqualTo(plain);
        assertThat(propose(NOON.minusSeconds(1), word).units()).isEqualTo(plain);
    }

    @Test
    void theNewestCounts() {
        int units = propose(NOON, said(override(1, null, null, Kind.NEVER, 0), override(2, null, null, Kind.MORE, 100)))
                .units();

        assertThat(units).isPositive();
    }

    @Test
    void aMinimumIsAlwaysThereInItsPartOfTheDay() {
        Directives breakfast =
                new Directives(List.of(), List.of(new Minimum("012", "HOT_DOG", DayPart.BREAKFAST, 20, "Ann")));
        Directives lunch = new Directives(List.of(), List.of(new Minimum("012", "HOT_DOG", DayPart.LUNCH, 20, "Ann")));

        assertThat(propose(NOON, lunch).units()).isEqualTo(20);
        assertThat(propose(NOON, lunch, new Batch(8, -30, 60)).units()).isEqualTo(12);
        // What expires before new units are ready does not stand there then
        assertThat(propose(NOON, lunch, new Batch(8, -115, 5)).units()).isEqualTo(20);
        assertThat(propose(NOON, breakfast).units()).isLessThan(20);
    }
}
