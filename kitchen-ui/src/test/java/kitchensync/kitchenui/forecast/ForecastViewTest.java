package kitchensync.kitchenui.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueFiles;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.EnglishWords;
import kitchensync.kitchenui.days.DayLevel;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.sheet.Cell;
import org.junit.jupiter.api.Test;

class ForecastViewTest {

    private static final Catalogue CATALOGUE = CatalogueFiles.read(Optional.empty(), Optional.empty());
    private static final Store STORE = CATALOGUE.store("012").orElseThrow();
    private static final Item BRAT = CATALOGUE.item("BRAT").orElseThrow();
    private static final LocalDate DAY = LocalDate.parse("2026-02-11");

    private static final Set<LocalDate> SELLING = Set.of(DAY);

    /** The next morning, 07:16. */
    private static final Instant NOW = Instant.parse("2026-02-12T13:16:00Z");

    /** Ten units an hour from 8 to 11; half within 8 to 12, 80 % within 6 to 14, 95 % within 4 to 16. */
    private static PlanDay plan(LocalDate day) {
        int[] odds = new int[24 * PlanDay.LEVELS];
        double[] mean = new double[24];
        for (int hour = 8; hour < 12; hour++) {
            mean[hour] = 10;
            int[] levels = {4, 6, 8, 12, 14, 16};
            System.arraycopy(levels, 0, odds, hour * PlanDay.LEVELS, PlanDay.LEVELS);
        }
        return new PlanDay("BRAT", day, new int[96], new int[24], mean, odds, "none", NOW);
    }

    private static ItemDay sold(LocalDate day, int... unitsFromEight) {
        int[] sold = new int[24];
        System.arraycopy(unitsFromEight, 0, sold, 8, unitsFromEight.length);
        return new ItemDay(
                "BRAT",
                day,
                IntStream.of(sold).sum(),
                BigDecimal.TEN,
                0,
                BigDecimal.ZERO,
                0,
                BigDecimal.ZERO,
                sold,
                new int[24],
                new int[24],
                new int[24]);
    }

    private static ForecastView view(LocalDate day, List<PlanDay> plans, List<ItemDay> actual) {
        return view(day, plans, actual, Optional.empty());
    }

    private static ForecastView view(
            LocalDate day, List<PlanDay> plans, List<ItemDay> actual, Optional<DayLevel> level) {
        return ForecastView.of(
                EnglishWords.SPEECH, STORE, CATALOGUE, BRAT, day, NOW, new ForecastRows(plans, actual, SELLING, level));
    }

    @Test
    void anIntervalHoldsAnHourThatIsWithinItOrAtItsEnd() {
        // When: of four hours one is inside the half, one at the 80 %'s end, one in the 95 % and one in none
        ForecastView view = view(DAY, List.of(plan(DAY)), List.of(sold(DAY, 10, 14, 5, 17)));

        // Then
        assertThat(view.calibration().rows().stream().map(row -> row.get(2).text()))
                .containsExactly("25.0 %", "50.0 %", "75.0 %");
        assertThat(view.verdict()).startsWith("Off by 13.0 % of demand by the day, and 13.0 % too low");
    }

    @Test
    void aDayOnWhichTheStoreSoldNothingIsNotADemandOfZero() {
        LocalDate closed = DAY.minusDays(1);

        ForecastView view = view(DAY, List.of(plan(closed), plan(DAY)), List.of(sold(DAY, 10, 10, 10, 10)));

        assertThat(view.verdict()).startsWith("Off by 0.0 % of demand by the day");
        assertThat(view.calibration().rows().getFirst().getLast().text()).isEqualTo("4");
        assertThat(view.days().rows()).hasSize(1);
        assertThat(view(closed, List.of(plan(closed)), List.of()).hours().rows())
                .extracting(List::getLast)
                .containsOnly(Cell.none());
    }

    @Test
    void hoursToComeHaveNothingToCompareWith() {
        LocalDate today = DAY.plusDays(1);

        ForecastView view = view(today, List.of(plan(today)), List.of());

        assertThat(view.hours().rows()).hasSize(4);
        assertThat(view.hours().rows().getFirst().getLast()).isEqualTo(Cell.none());
        assertThat(view.chart()).contains("polygon").doesNotContain("circle");
        assertThat(view.calibration().isEmpty()).isTrue();
        assertThat(view.model()).startsWith("No model has beaten");
    }

    @Test
    void theRestOfTodayIsCorrectedByTodaysSales() {
        LocalDate today = DAY.plusDays(1);
        Optional<DayLevel> level = Optional.of(new DayLevel(today, NOW, 1.25));

        ForecastView view = view(today, List.of(plan(today)), List.of(), level);

        assertThat(view.corrected())
                .isEqualTo("The rest of today is expected 25.0 % above the forecast, by the store's sales until 07:16."
                        + " The bands are as they were forecast.");
        assertThat(view.hours().columns())
                .hasSameSizeAs(view.hours().rows().getFirst())
                .hasSize(7);
        assertThat(view.hours().rows().getFirst()).contains(Cell.decimal(12.5));
        assertThat(view.chart()).contains("class=\"corrected\"");
    }

    @Test
    void anotherDayIsNotCorrected() {
        LocalDate today = DAY.plusDays(1);

        ForecastView yesterday =
                view(DAY, List.of(plan(DAY)), List.of(sold(DAY, 10)), Optional.of(new DayLevel(today, NOW, 1.25)));
        ForecastView byYesterday =
                view(today, List.of(plan(today)), List.of(), Optional.of(new DayLevel(DAY, NOW, 1.25)));

        assertThat(yesterday.corrected() + byYesterday.corrected()).isEmpty();
        assertThat(yesterday.chart() + byYesterday.chart()).doesNotContain("corrected");
        assertThat(byYesterday.hours().columns())
                .hasSameSizeAs(byYesterday.hours().rows().getFirst())
                .hasSize(6);
    }

    @Test
    void withoutAForecastThereIsNoChart() {
        ForecastView view = view(DAY, List.of(), List.of());

        assertThat(view.chart()).isEmpty();
        assertThat(view.hours().isEmpty()).isTrue();
        assertThat(view.verdict()).isEmpty();
    }
}
