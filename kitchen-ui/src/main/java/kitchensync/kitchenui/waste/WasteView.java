package kitchensync.kitchenui.waste;

import io.quarkus.qute.TemplateData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.Waste;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;
import org.jspecify.annotations.Nullable;

/**
 * What a store threw away on a day, and why.
 *
 * @param previous empty where the day before is not kept any more
 * @param kept whether the log still has the day
 * @param week the day and the six before it; null where the log does not have them all
 */
@TemplateData
public record WasteView(
        String heading,
        String previous,
        String previousName,
        String next,
        String nextName,
        boolean kept,
        Table reasons,
        @Nullable Table week,
        Table log) {

    /**
     * @param oldest day that the log has
     * @param wastes of the day and the six before it, the newest first
     */
    static WasteView of(
            Speech speech,
            Store store,
            Catalogue catalogue,
            LocalDate day,
            LocalDate today,
            LocalDate oldest,
            List<Waste> wastes) {
        WasteWords words = speech.words(WasteWords.class);
        String address = "/stores/" + store.id() + "/waste";
        List<Waste> ofDay =
                wastes.stream().filter(waste -> waste.day().equals(day)).toList();
        return new WasteView(
                speech.day(day),
                day.isAfter(oldest) ? address + "?date=" + day.minusDays(1) : "",
                speech.day(day.minusDays(1)),
                day.isBefore(today) ? address + "?date=" + day.plusDays(1) : "",
                speech.day(day.plusDays(1)),
                !day.isBefore(oldest),
                byReason(words, "reasons", words.byReason(), address, day, catalogue, ofDay),
                day.minusDays(6).isBefore(oldest)
                        ? null
                        : byReason(words, "week", words.byReasonWeek(), address, day, catalogue, wastes),
                log(speech, address, store, day, catalogue, ofDay));
    }

    List<Table> tables() {
        Stream<Table> ofDay = kept ? Stream.of(reasons, log) : Stream.empty();
        return Stream.concat(ofDay, Stream.ofNullable(week)).toList();
    }

    private static BigDecimal cost(Catalogue catalogue, Waste waste) {
        return catalogue
                .item(waste.itemId())
                .map(Item::cost)
                .orElse(BigDecimal.ZERO)
                .multiply(BigDecimal.valueOf(waste.units()));
    }

    private static Table log(
            Speech speech, String address, Store store, LocalDate day, Catalogue catalogue, List<Waste> wastes) {
        WasteWords words = speech.words(WasteWords.class);
        return new Table(
                "log",
                words.log(),
                address + "/log.csv?date=" + day,
                List.of(
                        Column.text(words.time()),
                        Column.text(words.item()),
                        Column.number(words.units()),
                        Column.number(words.cost()),
                        Column.text(words.reason())),
                wastes.stream()
                        .map(waste -> List.of(
                                Cell.text(speech.time(waste.at().atZone(store.zone()))),
                                Cell.text(catalogue
                                        .item(waste.itemId())
                                        .map(Item::name)
                                        .orElse(waste.itemId())),
                                Cell.units(waste.units()),
                                Cell.money(cost(catalogue, waste)),
                                Cell.text(reason(words, waste))))
                        .toList(),
                List.of(
                        Cell.text(words.total()),
                        Cell.text(""),
                        Cell.units(wastes.stream().mapToLong(Waste::units).sum()),
                        Cell.money(total(catalogue, wastes)),
                        Cell.text("")));
    }

    private static Table byReason(
            WasteWords words,
            String id,
            String caption,
            String address,
            LocalDate day,
            Catalogue catalogue,
            List<Waste> wastes) {
        Map<String, List<Waste>> reasons =
                wastes.stream().collect(Collectors.groupingBy(waste -> reason(words, waste)));
        BigDecimal all = total(catalogue, wastes);
        return new Table(
                id,
                caption,
                address + "/" + id + ".csv?date=" + day,
                List.of(
                        Column.text(words.reason()),
                        Column.number(words.times()),
                        Column.number(words.units()),
                        Column.number(words.cost()),
                        Column.number(words.share())),
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

    /** Tills write their own: what our pages call a reason is known however it is written, and all else is theirs. */
    private static String reason(WasteWords words, Waste waste) {
        String told = waste.reason() == null ? "" : waste.reason().strip();
        String reason = told.replace('_', ' ');
        return switch (reason.replace('-', ' ').toLowerCase(Locale.ROOT)) {
            case "", "no reason given" -> words.noReason();
            case "expired", "past its hold time", "too old" -> words.expired();
            case "quality", "not good" -> words.quality();
            case "dropped" -> words.dropped();
            case "mistake", "cooked by mistake" -> words.mistake();
            default -> reason;
        };
    }
}
