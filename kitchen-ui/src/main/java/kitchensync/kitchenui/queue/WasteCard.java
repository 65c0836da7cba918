package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.WasteGroup;
import kitchensync.kitchenui.serving.DayTotal;

/**
 * What one waste group did today.
 *
 * @param revenue dollars, rounded for the eye
 * @param wastePercent cost of the units thrown away over revenue; N/A without revenue
 */
@TemplateData
public record WasteCard(WasteGroup group, String sold, String revenue, String wasted, String wastePercent) {

    static List<WasteCard> all(Catalogue catalogue, List<DayTotal> today) {
        return Stream.of(WasteGroup.values())
                .map(group -> of(
                        group,
                        today.stream()
                                .filter(total -> group == groupOf(catalogue, total.itemId()))
                                .toList()))
                .toList();
    }

    private static WasteGroup groupOf(Catalogue catalogue, String itemId) {
        return catalogue.item(itemId).map(Item::wasteGroup).orElse(WasteGroup.HOT_FOODS);
    }

    private static WasteCard of(WasteGroup group, List<DayTotal> totals) {
        BigDecimal revenue = totals.stream().map(DayTotal::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal wasteCost = totals.stream().map(DayTotal::wasteCost).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new WasteCard(
                group,
                units(totals.stream().mapToLong(DayTotal::sold).sum()),
                String.format(Locale.US, "$%,.2f", revenue),
                units(totals.stream().mapToLong(DayTotal::wasted).sum()),
                percent(wasteCost, revenue));
    }

    private static String units(long units) {
        return String.format(Locale.US, "%,d", units);
    }

    private static String percent(BigDecimal wasteCost, BigDecimal revenue) {
        return revenue.signum() <= 0
                ? "N/A"
                : wasteCost.multiply(BigDecimal.valueOf(100)).divide(revenue, 1, RoundingMode.HALF_UP) + "%";
    }
}
