package kitchensync.kitchenui.waste;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.Waste;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;

/** What a store threw away on a day, and why. */
public record WasteView(
        String heading,
        String previous,
        String previousName,
        String next,
        String nextName,
        Table reasons,
        Table week,
        Table log) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.US);

    /** @param wastes of the day and the six before it, the newest first */
    static WasteView of(Store store, Catalogue catalogue, LocalDate day, LocalDate today, List<Waste> wastes) {
        String address = "/stores/" + store.id() + "/waste";
        List<Waste> ofDay =
                wastes.stream().filter(waste -> waste.day().equals(day)).toList();
        return new WasteView(
                Figures.day(day),
                address + "?date=" + day.minusDays(1),
                Figures.day(day.minusDays(1)),
                day.isBefore(today) ? address + "?date=" + day.plusDays(1) : "",
                Figures.day(day.plusDays(1)),
                byReason("reasons", WasteWords.BY_REASON, address, day, catalogue, ofDay),
                byReason("week", WasteWords.BY_REASON_WEEK, address, day, catalogue, wastes),
                log(address, store, day, catalogue, ofDay));
    }

    List<Table> tables() {
        return List.of(reasons, week, log);
    }

    private static BigDecimal cost(Catalogue catalogue, Waste waste) {
        return catalogue
                .item(waste.itemId())
                .map(Item::cost)
                .orElse(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(waste.units()));
    }

    private static Table log(String address, Store store, LocalDate day, Catalogue catalogue, List<Waste> wastes) {
        return new Table(
                "log",
                WasteWords.LOG,
                address + "/log.csv?date=" + day,
                List.of(
                        Column.text(WasteWords.TIME),
                        Column.text(WasteWords.ITEM),
                        Column.number(WasteWords.UNITS),
                        Column.number(WasteWords.COST),
                        Column.text(WasteWords.REASON)),
                wastes.stream()
                        .map(waste -> List.of(
                                Cell.text(TIME.format(waste.at().atZone(store.zone()))),
                                Cell.text(catalogue
                                        .item(waste.itemId())
                                        .map(Item::name)
                                        .orElse(waste.itemId())),
                                Cell.units(waste.units()),
                                Cell.money(cost(catalogue, waste)),
                                Cell.text(reason(waste))))
                        .toList(),
                List.of(
                        Cell.text(WasteWords.TOTAL),
                        Cell.text(""),
                        Cell.units(wastes.stream().mapToLong(Waste::units).sum()),
                        Cell.money(total(catalogue, wastes)),
                        Cell.text("")));
    }

    private static Table byReason(
            String id, String caption, String address, LocalDate day, Catalogue catalogue, List<Waste> wastes) {
        Map<String, List<Waste>> reasons = wastes.stream().collect(Collectors.groupingBy(WasteView::reason));
        BigDecimal all = total(catalogue, wastes);
        return new Table(
                id,
                caption,
                address + "/" + id + ".csv?date=" + day,
                List.of(
                        Column.text(WasteWords.REASON),
                        Column.number(WasteWords.TIMES),
                        Column.number(WasteWords.UNITS),
                        Column.number(WasteWords.COST),
                        Column.number(WasteWords.SHARE)),
                reasons.entrySet().stream()
                        .sorted(Comparator.comparing(
                                        (Map.Entry<String, List<Waste>> reason) -> total(catalogue, reason.getValue()))
                                .reversed())
                        .map(reason -> List.of(
                                Cell.text(reason.getKey()),
                                Cell.units(reason.getValue().size()),
                                Cell.units(reason.getValue().stream()
                                        .mapToLong(Waste::units)
                                        .sum()),
                                Cell.money(total(catalogue, reason.getValue())),
                                Cell.percent(Figures.share(total(catalogue, reason.getValue()), all))))
                        .toList(),
                null);
    }

    private static BigDecimal total(Catalogue catalogue, List<Waste> wastes) {
        return wastes.stream().map(waste -> cost(catalogue, waste)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String reason(Waste waste) {
        String reason = waste.reason();
        return WasteWords.reason(reason == null ? "" : reason);
    }
}
