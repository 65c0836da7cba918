package kitchensync.kitchenui.menu;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;

/** The menu of a store as it stands today, one table a queue, and what is not sold (any more, or yet). */
public record MenuView(List<Table> tables, String hours) {

    static MenuView of(Speech speech, Store store, Catalogue catalogue, LocalDate today) {
        MenuWords words = speech.words(MenuWords.class);
        String csv = "/stores/" + store.id() + "/menu/";
        Stream<Table> sold = Stream.of(kitchensync.domain.catalogue.Queue.values())
                .map(queue -> table(
                        speech,
                        queue.name().toLowerCase(Locale.ROOT),
                        words.soldFrom(queue),
                        csv,
                        catalogue.items().stream()
                                .filter(item -> item.isOnSale(today) && item.queue() == queue)
                                .toList(),
                        today));
        Table other = table(
                speech,
                "other",
                words.notSold(),
                csv,
                catalogue.items().stream().filter(item -> !item.isOnSale(today)).toList(),
                today);
        return new MenuView(
                Stream.concat(sold, Stream.of(other)).toList(),
                store.hours().from() == 0 && store.hours().to() == 24
                        ? words.alwaysOpen()
                        : words.open(
                                Figures.hour(store.hours().from()),
                                Figures.hour(store.hours().to())));
    }

    private static Table table(
            Speech speech, String id, String caption, String csv, List<Item> items, LocalDate today) {
        MenuWords words = speech.words(MenuWords.class);
        return new Table(
                id,
                caption,
                csv + id + ".csv",
                List.of(
                        Column.text(words.item()),
                        Column.text(words.state()),
                        Column.text(words.hours()),
                        Column.number(words.priceToday()),
                        Column.number(words.price()),
                        Column.number(words.salePrice()),
                        Column.text(words.saleDays()),
                        Column.number(words.cost()),
                        Column.number(words.batch()),
                        Column.text(words.cookedIn()),
                        Column.number(words.cookTime()),
                        Column.number(words.holdTime())),
                items.stream()
                        .sorted(Comparator.comparing(Item::category).thenComparing(Item::name))
                        .map(item -> row(speech, item, today))
                        .toList(),
                null);
    }

    private static List<Cell> row(Speech speech, Item item, LocalDate today) {
        MenuWords words = speech.words(MenuWords.class);
        BigDecimal sale = item.salePrice();
        boolean reduced = item.priceOn(today.getDayOfWeek()).compareTo(item.price()) < 0;
        Cell now = Cell.money(item.priceOn(today.getDayOfWeek()));
        return List.of(
                Cell.text(item.name()),
                Cell.text(state(speech, item, today)),
                Cell.text(hours(words, item.dayPart())),
                reduced ? new Cell(words.sale(now.text()), now.raw(), true, "", "warn") : now,
                Cell.money(item.price()),
                sale == null ? Cell.none() : Cell.money(sale),
                Cell.text(days(speech, item)),
                Cell.money(item.cost()),
                Cell.units(item.batch()),
                Cell.text(item.cookIn() == CookIn.BATCHES ? words.batches() : words.singleUnits()),
                minutes(item.cookTime()),
                minutes(item.holdTime()));
    }

    private static String state(Speech speech, Item item, LocalDate today) {
        MenuWords words = speech.words(MenuWords.class);
        if (!item.active()) {
            return words.retired();
        }
        String added = speech.date(item.added());
        return item.added().isAfter(today) ? words.from(added) : words.since(added);
    }

    private static String days(Speech speech, Item item) {
        return item.saleDays().stream().sorted().map(speech::shortWeekday).collect(Collectors.joining(", "));
    }

    private static String hours(MenuWords words, DayPart part) {
        return part == DayPart.ALL_DAY
                ? words.allDay()
                : Figures.hour(part.hours().from()) + "–"
                        + Figures.hour(part.hours().to());
    }

    private static Cell minutes(Duration time) {
        long minutes = time.toMinutes();
        String hours = minutes < 60 ? "" : minutes / 60 + " h";
        String rest = minutes >= 60 && minutes % 60 == 0 ? "" : minutes % 60 + " min";
        String text = (hours + " " + rest).trim();
        return new Cell(text, String.valueOf(minutes), true, "", "");
    }
}
