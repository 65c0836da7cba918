package kitchensync.kitchenui.day;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.StoreDay;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.sheet.Chart;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;

/**
 * A store's day.
 *
 * @param heading the day in words
 * @param previous address of the day before; {@code next} of the day after, empty when that has not begun
 * @param begun whether anything can have happened on it
 * @param yesterday the day before in a line, while this one is the present one; otherwise empty
 */
public record DayView(
        Store store,
        String heading,
        String previous,
        String previousName,
        String next,
        String nextName,
        boolean begun,
        boolean over,
        boolean empty,
        String yesterday,
        List<Tile> tiles,
        List<Lesson> misses,
        List<Lesson> wastes,
        Table groups,
        Table items,
        Table hours,
        Table trend,
        String hourChart,
        String trendChart,
        String planAddress) {

    /** @param item whose hours are shown; empty: all items' */
    static DayView of(
            Speech speech, Store store, Catalogue catalogue, LocalDate day, String item, Instant now, DayRows rows) {
        DayFacts facts = new DayFacts(speech, store, catalogue, day, now, rows);
        DaySheets sheets = new DaySheets(facts);
        DayWords words = facts.words();
        Lessons lessons = new Lessons(facts);
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        String what = item.isEmpty() ? words.allItems() : facts.name(item);
        return new DayView(
                store,
                speech.day(day),
                facts.address(day.minusDays(1)),
                speech.day(day.minusDays(1)),
                day.isBefore(today) ? facts.address(day.plusDays(1)) : "",
                speech.day(day.plusDays(1)),
                facts.hoursBegun() > 0,
                facts.isOver(),
                facts.items().isEmpty(),
                day.equals(today) ? yesterday(words, rows.trend(), day.minusDays(1)) : "",
                tiles(facts),
                lessons.misses(),
                lessons.wastes(),
                sheets.byGroup(),
                sheets.byItem(),
                sheets.byHour(item, words.byHour(what)),
                sheets.trend(rows.trend()),
                hourChart(facts, item, what),
                trendChart(facts, rows.trend()),
                "/stores/" + store.id() + "/plan");
    }

    List<Table> tables() {
        return List.of(groups, items, hours, trend);
    }

    private static String yesterday(DayWords words, List<StoreDay> trend, LocalDate day) {
        return trend.stream()
                .filter(each -> each.day().equals(day))
                .findFirst()
                .map(each -> words.yesterday(
                        Figures.money(each.revenue()),
                        Figures.percent(each.waste()),
                        Figures.percent(each.service()),
                        Figures.money(each.lost())))
                .orElse("");
    }

    private static List<Tile> tiles(DayFacts facts) {
        DayWords words = facts.words();
        DaySums all = facts.all();
        int wholeDay =
                facts.plans().stream().mapToInt(plan -> plan.plannedUnits()).sum();
        return List.of(
                new Tile(
                        words.sales(),
                        Figures.money(all.revenue()),
                        words.unitsOf(Figures.units(all.sold())),
                        compared(facts)),
                new Tile(
                        words.waste(),
                        Figures.percent(Figures.share(all.wasteCost(), all.revenue())),
                        words.wastedDetail(Figures.money(all.wasteCost()), Figures.units(all.wasted())),
                        ""),
                new Tile(
                        words.service(),
                        Figures.percent(Figures.service(all.sold(), all.missed())),
                        words.missedDetail(Figures.units(all.missed()), Figures.money(all.missedSales())),
                        ""),
                new Tile(
                        words.cooked(),
                        words.unitsOf(Figures.units(all.cooked())),
                        planned(facts, Figures.units(all.planned()), Figures.units(wholeDay)),
                        ""));
    }

    private static String planned(DayFacts facts, String soFar, String wholeDay) {
        if (!facts.isPlanned()) {
            return facts.words().noPlan();
        }
        return facts.isOver()
                ? facts.words().plannedWhole(wholeDay)
                : facts.words().plannedByNow(soFar, wholeDay);
    }

    /** Units against the same weekday of the weeks before, up to the last whole hour. */
    private static String compared(DayFacts facts) {
        int weeks = facts.weeksKnown();
        double before = facts.soldBefore();
        if (before == 0) {
            return "";
        }
        DayWords words = facts.words();
        String weekday = facts.speech().weekday(facts.day().getDayOfWeek());
        String than = weeks == 1 ? words.lastWeekday(weekday) : words.lastWeekdays(weeks, weekday);
        double change = facts.soldByThen() / before - 1;
        String share = Figures.percent(Math.abs(change));
        String compared = share.equals(Figures.percent(0))
                ? words.asMany(than)
                : change < 0 ? words.fewer(share, than) : words.moreUnits(share, than);
        return facts.isOver() ? compared : words.byNow(compared);
    }

    private static String hourChart(DayFacts facts, String item, String what) {
        DayWords words = facts.words();
        HourCounts counts = HourCounts.of(facts, item);
        List<String> labels = IntStream.range(0, 24)
                .mapToObj(hour -> hour % 3 == 0 ? Figures.hour(hour) : "")
                .toList();
        double max = IntStream.range(0, 24)
                .mapToDouble(
                        hour -> Math.max(counts.forecast()[hour], Math.max(counts.sold()[hour], counts.missed()[hour])))
                .max()
                .orElse(0);
        Chart chart = new Chart(
                        "hour",
                        words.byHour(what),
                        words.hourChart(what, facts.speech().day(facts.day())),
                        labels,
                        max,
                        words.units(),
                        230)
                .bars(words.barSold(), doubles(counts.sold()), "sold", 0, 2)
                .bars(words.barMissed(), doubles(counts.missed()), "missed", 1, 2);
        if (facts.isPlanned()) {
            chart.line(words.forecastLine(), counts.forecast(), "forecast");
        }
        if (facts.hoursBegun() > 0 && facts.hoursBegun() < 24) {
            chart.mark(facts.hoursBegun(), words.now());
        }
        return chart.svg();
    }

    private static String trendChart(DayFacts facts, List<StoreDay> days) {
        DayWords words = facts.words();
        List<LocalDate> dates =
                facts.day().minusDays(27).datesUntil(facts.day().plusDays(1)).toList();
        double[] wasted = new double[dates.size()];
        double[] missed = new double[dates.size()];
        for (StoreDay day : days) {
            int place = dates.indexOf(day.day());
            if (place >= 0) {
                wasted[place] = day.wasteCost().doubleValue();
                missed[place] = day.missedSales().doubleValue();
            }
        }
        double max = Math.max(
                Arrays.stream(wasted).max().orElse(0),
                Arrays.stream(missed).max().orElse(0));
        // Each seventh day from the last one back: its own weekday
        List<String> labels = IntStream.range(0, dates.size())
                .mapToObj(i -> (dates.size() - 1 - i) % 7 == 0 ? facts.speech().shortDay(dates.get(i)) : "")
                .toList();
        return new Chart(
                        "trend",
                        words.fourWeeks(),
                        words.trendChart(facts.store().name()),
                        labels,
                        max,
                        "$",
                        230)
                .bars(words.barWasted(), wasted, "wasted", 0, 2)
                .bars(words.barMissedSales(), missed, "missed", 1, 2)
                .svg();
    }

    private static double[] doubles(int[] units) {
        return Arrays.stream(units).asDoubleStream().toArray();
    }
}
