package kitchensync.kitchenui.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.kitchenui.days.DayLevel;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;
import org.jspecify.annotations.Nullable;

/** The tables of the forecast's page. */
final class ForecastSheets {

    /** Where each interval begins and ends among the six odds, and what it promises. */
    private enum Interval {
        HALF(2, 3, .5, ForecastWords::half),
        EIGHTY(1, 4, .8, ForecastWords::eighty),
        NINETY_FIVE(0, 5, .95, ForecastWords::ninetyFive);

        private final int low;
        private final int high;
        private final double promised;
        private final Function<ForecastWords, String> title;

        Interval(int low, int high, double promised, Function<ForecastWords, String> title) {
            this.low = low;
            this.high = high;
            this.promised = promised;
            this.title = title;
        }

        boolean holds(PlanDay plan, int hour, int units) {
            return plan.odds(hour, low) <= units && units <= plan.odds(hour, high);
        }
    }

    /** An hour that is over, with its forecast. */
    private record Over(PlanDay plan, int hour, int units) {}

    private final Speech speech;
    private final ForecastWords words;

    ForecastSheets(Speech speech) {
        this.speech = speech;
        this.words = speech.words(ForecastWords.class);
    }

    static int asked(@Nullable ItemDay day, int hour) {
        return day == null ? 0 : day.soldHours()[hour] + day.missedHours()[hour];
    }

    static int asked(@Nullable ItemDay day) {
        return day == null ? 0 : day.sold() + day.missed();
    }

    /** @param level with which the hours from {@code over} on are corrected */
    Table hours(
            String address,
            LocalDate day,
            Optional<PlanDay> plan,
            Optional<ItemDay> happened,
            int over,
            Optional<DayLevel> level) {
        return new Table(
                "hours",
                words.byHour(),
                address + "/hours.csv?date=" + day,
                Stream.of(
                                Stream.of(
                                        Column.text(words.hour()),
                                        Column.number(words.mean()),
                                        Column.number(words.half()),
                                        Column.number(words.eighty()),
                                        Column.number(words.ninetyFive())),
                                level.stream().map(known -> Column.number(words.corrected())),
                                Stream.of(Column.number(words.actual())))
                        .flatMap(columns -> columns)
                        .toList(),
                plan.stream()
                        .flatMap(each -> IntStream.range(0, 24)
                                .filter(hour -> each.mean()[hour] > 0)
                                .mapToObj(hour -> hour(each, hour, happened.orElse(null), over, level)))
                        .toList(),
                null);
    }

    private List<Cell> hour(PlanDay plan, int hour, @Nullable ItemDay happened, int over, Optional<DayLevel> level) {
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.text(Figures.hour(hour)),
                Cell.decimal(plan.mean()[hour]),
                range(plan, hour, Interval.HALF),
                range(plan, hour, Interval.EIGHTY),
                range(plan, hour, Interval.NINETY_FIVE)));
        level.ifPresent(
                known -> cells.add(hour < over ? Cell.none() : Cell.decimal(known.factor() * plan.mean()[hour])));
        cells.add(hour < over ? Cell.units(asked(happened, hour)) : Cell.none());
        return cells;
    }

    private Cell range(PlanDay plan, int hour, Interval interval) {
        String text = words.range(plan.odds(hour, interval.low), plan.odds(hour, interval.high));
        return new Cell(text, text, true, "", "");
    }

    Table calibration(String address, LocalDate day, List<PlanDay> plans, Map<LocalDate, ItemDay> happened) {
        List<Over> over = plans.stream()
                .flatMap(plan -> IntStream.range(0, 24)
                        .filter(hour -> plan.mean()[hour] > 0)
                        .mapToObj(hour -> new Over(plan, hour, asked(happened.get(plan.day()), hour))))
                .toList();
        List<List<Cell>> rows = List.of(Interval.values()).stream()
                .map(interval -> List.of(
                        Cell.text(interval.title.apply(words)),
                        Cell.percent(interval.promised),
                        Cell.percent(over.stream()
                                        .filter(each -> interval.holds(each.plan(), each.hour(), each.units()))
                                        .count()
                                / (double) Math.max(1, over.size())),
                        Cell.units(over.size())))
                .toList();
        return new Table(
                "calibration",
                words.calibration(),
                address + "/calibration.csv?date=" + day,
                List.of(
                        Column.text(words.interval()),
                        Column.number(words.promised()),
                        Column.number(words.held()),
                        Column.number(words.hours())),
                over.isEmpty() ? List.of() : rows,
                null);
    }

    Table days(String address, LocalDate day, List<PlanDay> plans, Map<LocalDate, ItemDay> happened) {
        return new Table(
                "days",
                words.lastDays(),
                address + "/days.csv?date=" + day,
                List.of(
                        Column.text(words.day()),
                        Column.number(words.mean()),
                        Column.number(words.actual()),
                        Column.number(words.error())),
                plans.stream()
                        .sorted(Comparator.comparing(PlanDay::day).reversed())
                        .map(plan -> List.of(
                                new Cell(
                                        speech.day(plan.day()),
                                        plan.day().toString(),
                                        false,
                                        address + "?date=" + plan.day(),
                                        ""),
                                Cell.whole(plan.mean(0, 24)),
                                Cell.units(asked(happened.get(plan.day()))),
                                Cell.whole(plan.mean(0, 24) - asked(happened.get(plan.day())))))
                        .toList(),
                null);
    }
}
