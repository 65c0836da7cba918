package kitchensync.predictor.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.dispersion.DayLevel;
import kitchensync.predictor.dispersion.Dispersion;
import org.junit.jupiter.api.Test;

class DayLevelsTest {

    private static final Store STORE = CatalogueFiles.bundled().store("012").orElseThrow();
    private static final LocalDate THURSDAY = LocalDate.of(2026, 2, 12);

    /** Noon in Chicago, and seven minutes. */
    private static final Instant NOON = Instant.parse("2026-02-12T18:07:00Z");

    private static ItemWeek oneASlot() {
        double[] units = new double[Slot.PER_WEEK];
        boolean[] sellable = new boolean[Slot.PER_WEEK];
        Dispersion[] dispersions = new Dispersion[Slot.PER_WEEK];
        Arrays.fill(units, 1);
        Arrays.fill(sellable, true);
        Arrays.fill(dispersions, Dispersion.POISSON);
        return new ItemWeek(units, sellable, dispersions);
    }

    @Test
    void aBusyMorningRaisesTheRestOfTheDayAndNothingElse() {
        // Given twice what was forecast in each of the 48 slots until noon, and much in the slot that is running
        DayLevels levels = new DayLevels();
        for (int slot = 0; slot < 48; slot++) {
            levels.add("012", THURSDAY, 3 * Slot.PER_DAY + slot, 40);
        }
        levels.add("012", THURSDAY, 3 * Slot.PER_DAY + 48, 500);
        levels.add("034", THURSDAY, 3 * Slot.PER_DAY + 10, 500);
        levels.add("012", THURSDAY.minusDays(1), 2 * Slot.PER_DAY + 10, 500);
        List<ItemWeek> weeks = Collections.nCopies(20, oneASlot());

        // When
        double factor = levels.factor(STORE, NOON, weeks, new DayLevel(.05, 1));

        // Then
        assertThat(factor).isEqualTo((1 + .05 * 1920) / (1 + .05 * 960), within(1e-9));
        ItemWeek corrected = oneASlot().timesFrom(3 * Slot.PER_DAY + 48, factor);
        assertThat(corrected.units(3 * Slot.PER_DAY + 47)).isEqualTo(1);
        assertThat(corrected.units(3 * Slot.PER_DAY + 48)).isEqualTo(factor);
        assertThat(corrected.units(3 * Slot.PER_DAY + 95)).isEqualTo(factor);
        assertThat(corrected.units(4 * Slot.PER_DAY)).isEqualTo(1);
    }

    @Test
    void aStoreWhoseTillsAreCutOffIsSilent() {
        DayLevels levels = new DayLevels();
        List<ItemWeek> two = List.of(oneASlot(), oneASlot());
        levels.add("012", THURSDAY, 3 * Slot.PER_DAY + 41, 1);

        // Six whole slots without a sale, in which twelve units were to be expected
        assertThat(levels.isSilent(STORE, NOON, two)).isTrue();
        // Where few were, or it has not lasted, it may be chance
        assertThat(levels.isSilent(STORE, NOON, List.of(oneASlot()))).isFalse();
        assertThat(levels.isSilent(STORE, NOON.minusSeconds(15 * 60), Collections.nCopies(9, oneASlot())))
                .isFalse();
        // A sale in the slot that is running ends it
        levels.add("012", THURSDAY, 3 * Slot.PER_DAY + 48, 1);
        assertThat(levels.isSilent(STORE, NOON, two)).isFalse();
    }

    @Test
    void aStoreThatHasSoldNothingWhereLittleWasExpectedIsHardlyQuieter() {
        assertThat(new DayLevels()
                        .factor(
                                STORE,
                                Instant.parse("2026-02-12T06:20:00Z"),
                                List.of(oneASlot()),
                                new DayLevel(.05, 1)))
                .isBetween(.9, 1.0);
    }
}
