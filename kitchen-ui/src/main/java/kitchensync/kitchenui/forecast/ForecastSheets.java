package kitchensync.kitchenui.forecast;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;
import org.jspecify.annotations.Nullable;

/** The tables of the forecast's page. */
final class ForecastSheets {

    /** Where each interval begins and ends among the six odds, and what it promises. */
    private enum Interval {
        HALF(2, 3, .5, ForecastWords.HALF),
        EIGHTY(1, 4, .8, ForecastWords.EIGHTY),
        NINETY_FIVE(0, 5, .95, ForecastWords.NINETY_FIVE);

        private final int low;
        private final int high;
        private final double promised;
        private final String words;

        Interval(int low, int high, double promised, String words) {
            this.low = low;
            this.high = high;
            this.promised = promised;
            this.words = words;
        }

        boolean holds(PlanDay plan, int hour, int units) {
            return plan.odds(hour, low) <= units && units <= plan.odds(hour, high);
        }
    }

    /** An hour that is over, with its forecast. */
    private record Over(PlanDay plan, int hour, int units) {}

    private ForecastSheets() {}

    static int asked(@Nullable ItemDay day, int hour) {
        return day == null ? 0 : day.soldHours()[hour] + day.missedHours()[hour];
    }

    static int asked(@Nullable ItemDay day) {
        return day == null ? 0 : day.sold() + day.missed();
    }

    static Table hours(String address, LocalDate day, Optional<PlanDay> plan, Optional<ItemDay> happened, int over) {
        return new Table(
                "hours",
                ForecastWords.BY_HOUR,
                address + "/hours.csv?date=" + day,
                List.of(
                        Column.text(ForecastWords.HOUR),
                        Column.number(ForecastWords.MEAN),
                        Column.number(ForecastWords.HALF),
                        Column.number(ForecastWords.EIGHTY),
                        Column.number(ForecastWords.NINETY_FIVE),
                        Column.number(ForecastWords.ACTUAL)),
                plan.stream()
                        .flatMap(each -> IntStream.range(0, 24)
                                .filter(hour -> each.mean()[hour] > 0)
                                .mapToObj(hour -> List.of(
                                        Cell.text(Figures.hour(hour)),
                                        Cell.decimal(each.mean()[hour]),
                                        range(each, hour, Interval.HALF),
                                        range(each, hour, Interval.EIGHTY),
                                        range(each, hour, Interval.NINETY_FIVE),
                                        hour < over ? Cell.units(asked(happened.orElse(null), hour)) : Cell.none())))
                        .toList(),
                null);
    }

    private static Cell range(PlanDay plan, int hour, Interval interval) {
        String text = plan.odds(hour, interval.low) + " to " + plan.odds(hour, interval.high);
        return new Cell(text, text, true, "", "");
    }

    static Table calibration(String address, LocalDate day, List<PlanDay> plans, Map<LocalDate, ItemDay> happened) {
        List<Over> over = plans.stream()
                .flatMap(plan -> IntStream.range(0, 24)
                        .filter(hour -> plan.mean()[hour] > 0)
                        .mapToObj(hour -> new Over(plan, hour, asked(happened.get(plan.day()), hour))))
                .toList();
        List<List<Cell>> rows = List.of(Interval.values()).stream()
                .map(interval -> List.of(
                        Cell.text(interval.words),
                        Cell.percent(interval.promised),
                        Cell.percent(over.stream()
                                        .filter(each -> interval.holds(each.plan(), each.hour(), each.units()))
                                        .count()
                                / (double) Math.max(1, over.size())),
                        Cell.units(over.size())))
                .toList();
        return new Table(
                "calibration",
                ForecastWords.CALIBRATION,
                address + "/calibration.csv?date=" + day,
                List.of(
                        Column.text(ForecastWords.INTERVAL),
                        Column.number(ForecastWords.PROMISED),
                        Column.number(ForecastWords.HELD),
                        Column.number(ForecastWords.HOURS)),
                over.isEmpty() ? List.of() : rows,
                null);
    }

    static Table days(String address, LocalDate day, List<PlanDay> plans, Map<LocalDate, ItemDay> happened) {
        return new Table(
                "days",
                ForecastWords.LAST_DAYS,
                address + "/days.csv?date=" + day,
                List.of(
                        Column.text(ForecastWords.DAY),
                        Column.number(ForecastWords.MEAN),
                        Column.number(ForecastWords.ACTUAL),
                        Column.number(ForecastWords.ERROR)),
                plans.stream()
                        .sorted(Comparator.comparing(PlanDay::day).reversed())
                        .map(plan -> List.of(
                                new Cell(
                                        Figures.day(plan.day()),
                                        plan.day().toString(),
                                        false,
                                        address + "?date=" + plan.day(),
                                        ""),
                                Cell.decimal(plan.mean(0, 24)),
                                Cell.units(asked(happened.get(plan.day()))),
                                Cell.decimal(plan.mean(0, 24) - asked(happened.get(plan.day())))))
                        .toList(),
                null);
    }
}
