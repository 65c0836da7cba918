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
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.sheet.Chart;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import org.jspecify.annotations.Nullable;

/**
 * An item's forecast of a day with its odds, held against what happened.
 *
 * @param model what forecast it, in words
 * @param modelCard where the model is described; empty without one
 * @param verdict how far the last days were off; empty when none is over
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
        String verdict,
        Table calibration,
        Table days) {

    /** @param plans and {@code actual}, of the item, of the day and the two weeks before now */
    static ForecastView of(
            Store store,
            Catalogue catalogue,
            Item item,
            LocalDate day,
            Instant now,
            List<PlanDay> plans,
            List<ItemDay> actual) {
        String address = "/stores/" + store.id() + "/forecast/" + item.id();
        Map<LocalDate, ItemDay> happened = actual.stream().collect(Collectors.toMap(ItemDay::day, Function.identity()));
        Optional<PlanDay> plan =
                plans.stream().filter(each -> each.day().equals(day)).findFirst();
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        int over = day.isBefore(today)
                ? 24
                : day.equals(today) ? now.atZone(store.zone()).getHour() : 0;
        List<PlanDay> wholeDays =
                plans.stream().filter(each -> each.day().isBefore(today)).toList();
        String model = plan.map(PlanDay::model).orElse(PlanDay.NO_MODEL);
        return new ForecastView(
                item,
                Figures.day(day),
                address + "?date=" + day.minusDays(1),
                Figures.day(day.minusDays(1)),
                day.isBefore(today.plusDays(6)) ? address + "?date=" + day.plusDays(1) : "",
                Figures.day(day.plusDays(1)),
                catalogue.activeItems().stream()
                        .sorted(Comparator.comparing(Item::name))
                        .toList(),
                plan.map(each -> chart(item, each, happened.get(day), over)).orElse(""),
                ForecastSheets.hours(address, day, plan, Optional.ofNullable(happened.get(day)), over),
                plan.map(each -> ForecastWords.model(each.model())).orElse(""),
                model.equals(PlanDay.NO_MODEL) ? "" : "/models/" + model,
                verdict(wholeDays, happened),
                ForecastSheets.calibration(address, day, wholeDays, happened),
                ForecastSheets.days(address, day, wholeDays, happened));
    }

    List<Table> tables() {
        return List.of(hours, calibration, days);
    }

    private static String chart(Item item, PlanDay plan, @Nullable ItemDay happened, int over) {
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
                .mapToDouble(hour -> Math.max(plan.odds(hour, 5), ForecastSheets.asked(happened, hour)))
                .max()
                .orElse(1);
        Chart chart = new Chart(
                "fan",
                item.name(),
                ForecastWords.chart(item.name(), Figures.day(plan.day())),
                labels,
                max,
                ForecastWords.UNITS,
                300);
        chart.band(ForecastWords.BAND_95, odds(plan, first, count, 0), odds(plan, first, count, 5), "p95")
                .band(ForecastWords.BAND_80, odds(plan, first, count, 1), odds(plan, first, count, 4), "p80")
                .band(ForecastWords.BAND_50, odds(plan, first, count, 2), odds(plan, first, count, 3), "p50")
                .line(
                        ForecastWords.LINE,
                        IntStream.range(first, first + count)
                                .mapToDouble(hour -> plan.mean()[hour])
                                .toArray(),
                        "forecast");
        if (over > first) {
            chart.dots(
                    ForecastWords.DOTS,
                    IntStream.range(first, first + count)
                            .mapToDouble(hour -> hour < over ? ForecastSheets.asked(happened, hour) : Double.NaN)
                            .toArray(),
                    "actual");
        }
        if (over > first && over < first + count) {
            chart.mark(over - first, ForecastWords.NOW);
        }
        return chart.svg();
    }

    private static double[] odds(PlanDay plan, int first, int count, int level) {
        return IntStream.range(first, first + count)
                .mapToDouble(hour -> plan.odds(hour, level))
                .toArray();
    }

    private static String verdict(List<PlanDay> plans, Map<LocalDate, ItemDay> happened) {
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
        return units == 0 ? "" : ForecastWords.verdict(error / units, forecast / units - 1);
    }
}
