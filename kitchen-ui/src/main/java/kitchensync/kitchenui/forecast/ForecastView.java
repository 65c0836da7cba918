package kitchensync.kitchenui.forecast;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.DayLevel;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.page.StoreAddress;
import kitchensync.kitchenui.sheet.Chart;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import org.jspecify.annotations.Nullable;

/**
 * An item's forecast of a day with its odds, held against what happened.
 *
 * @param model what forecast it, in words
 * @param modelCard where the model is described; empty without one
 * @param corrected by how much the rest of today is expected to differ from its forecast; empty where nothing is counted
 * @param verdict how far the last days were off, like both last tables of days on which the store sold anything; empty
 *     when none is over
 */
public record ForecastView(
        Item item,
        String heading,
        String previous,
        String previousName,
        String next,
        String nextName,
        List<Item> items,
        String chart,
        Table hours,
        String model,
        String modelCard,
        String corrected,
        String verdict,
        Table calibration,
        Table days) {

    static ForecastView of(
            Speech speech, Store store, Catalogue catalogue, Item item, LocalDate day, Instant now, ForecastRows rows) {
        ForecastWords words = speech.words(ForecastWords.class);
        ForecastSheets sheets = new ForecastSheets(speech);
        String address = "/stores/" + store.id() + "/forecast/" + StoreAddress.part(item.id());
        List<PlanDay> plans = rows.plans();
        Map<LocalDate, ItemDay> happened =
                rows.actual().stream().collect(Collectors.toMap(ItemDay::day, Function.identity()));
        Optional<PlanDay> plan =
                plans.stream().filter(each -> each.day().equals(day)).findFirst();
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        boolean told = day.isBefore(today) && rows.selling().contains(day);
        int over = told ? 24 : day.equals(today) ? now.atZone(store.zone()).getHour() : 0;
        Optional<DayLevel> level =
                rows.level().filter(each -> day.equals(today) && each.day().equals(today));
        List<PlanDay> wholeDays = plans.stream()
                .filter(each -> each.day().isBefore(today) && rows.selling().contains(each.day()))
                .toList();
        String model = plan.map(PlanDay::model).orElse(PlanDay.NO_MODEL);
        return new ForecastView(
                item,
                speech.day(day),
                address + "?date=" + day.minusDays(1),
                speech.day(day.minusDays(1)),
                day.isBefore(today.plusDays(6)) ? address + "?date=" + day.plusDays(1) : "",
                speech.day(day.plusDays(1)),
                catalogue.activeItems().stream()
                        .sorted(Comparator.comparing(Item::name))
                        .toList(),
                plan.map(each -> chart(speech, item, each, happened.get(day), over, level))
                        .orElse(""),
                sheets.hours(address, day, plan, Optional.ofNullable(happened.get(day)), over, level),
                plan.map(each -> each.model().equals(PlanDay.NO_MODEL) ? words.noModel() : words.model(each.model()))
                        .orElse(""),
                model.equals(PlanDay.NO_MODEL) ? "" : "/models/" + model,
                level.map(each -> corrected(speech, store, each)).orElse(""),
                verdict(words, wholeDays, happened),
                sheets.calibration(address, day, wholeDays, happened),
                sheets.days(address, day, wholeDays, happened));
    }

    List<Table> tables() {
        return List.of(hours, calibration, days);
    }

    /** Of the hours that are not over; the day's sales are the store's, so that all items are corrected alike. */
    private static String corrected(Speech speech, Store store, DayLevel level) {
        ForecastWords words = speech.words(ForecastWords.class);
        String time = speech.time(level.countedTo().atZone(store.zone()));
        String share = Figures.percent(Math.abs(level.factor() - 1));
        if (share.equals(Figures.percent(0))) {
            return words.asForecast(time);
        }
        return level.factor() > 1 ? words.busier(share, time) : words.quieter(share, time);
    }

    private static String chart(
            Speech speech, Item item, PlanDay plan, @Nullable ItemDay happened, int over, Optional<DayLevel> level) {
        ForecastWords words = speech.words(ForecastWords.class);
        int[] open = IntStream.range(0, 24)
                .filter(hour -> plan.mean()[hour] > 0 || ForecastSheets.asked(happened, hour) > 0)
                .toArray();
        if (open.length == 0) {
            return "";
        }
        int first = open[0];
        int count = open[open.length - 1] - first + 1;
        List<String> labels = IntStream.range(first, first + count)
                .mapToObj(hour -> count > 14 && hour % 2 == 1 ? "" : Figures.hour(hour))
                .toList();
        double max = IntStream.range(first, first + count)
                .mapToDouble(hour -> Math.max(
                        plan.mean()[hour] * level.map(DayLevel::factor).orElse(1.0),
                        Math.max(plan.odds(hour, 5), ForecastSheets.asked(happened, hour))))
                .max()
                .orElse(1);
        Chart chart = new Chart(
                "fan", item.name(), words.chart(item.name(), speech.day(plan.day())), labels, max, words.units(), 300);
        chart.band("95 %", odds(plan, first, count, 0), odds(plan, first, count, 5), "p95")
                .band("80 %", odds(plan, first, count, 1), odds(plan, first, count, 4), "p80")
                .band("50 %", odds(plan, first, count, 2), odds(plan, first, count, 3), "p50")
                .line(
                        words.line(),
                        IntStream.range(first, first + count)
                                .mapToDouble(hour -> plan.mean()[hour])
                                .toArray(),
                        "forecast");
        level.ifPresent(each -> chart.line(
                words.correctedLine(),
                IntStream.range(first, first + count)
                        .mapToDouble(hour -> hour < over ? Double.NaN : each.factor() * plan.mean()[hour])
                        .toArray(),
                "corrected"));
        if (over > first) {
            chart.dots(
                    words.dots(),
                    IntStream.range(first, first + count)
                            .mapToDouble(hour -> hour < over ? ForecastSheets.asked(happened, hour) : Double.NaN)
                            .toArray(),
                    "actual");
        }
        if (over > first && over < first + count) {
            chart.mark(over - first, words.now());
        }
        return chart.svg();
    }

    private static double[] odds(PlanDay plan, int first, int count, int level) {
        return IntStream.range(first, first + count)
                .mapToDouble(hour -> plan.odds(hour, level))
                .toArray();
    }

    private static String verdict(ForecastWords words, List<PlanDay> plans, Map<LocalDate, ItemDay> happened) {
        double error = 0;
        double forecast = 0;
        double units = 0;
        for (PlanDay plan : plans) {
            double mean = plan.mean(0, 24);
            int asked = ForecastSheets.asked(happened.get(plan.day()));
            error += Math.abs(mean - asked);
            forecast += mean;
            units += asked;
        }
        if (units == 0) {
            return "";
        }
        double bias = forecast / units - 1;
        String off = Figures.percent(error / units);
        return bias >= 0 ? words.tooHigh(off, Figures.percent(bias)) : words.tooLow(off, Figures.percent(-bias));
    }
}
