package kitchensync.kitchenui.menu;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;

/** The menu of a store as it stands today, one table a queue, and what is not sold (any more, or yet). */
public record MenuView(List<Table> tables, String hours) {

    static MenuView of(Store store, Catalogue catalogue, LocalDate today) {
        String csv = "/stores/" + store.id() + "/menu/";
        Stream<Table> sold = Stream.of(kitchensync.domain.catalogue.Queue.values())
                .map(queue -> table(
                        queue.name().toLowerCase(Locale.ROOT),
                        MenuWords.soldFrom(queue.title()),
                        csv,
                        catalogue.items().stream()
                                .filter(item -> item.isOnSale(today) && item.queue() == queue)
                                .toList(),
                        today));
        Table other = table(
                "other",
                MenuWords.NOT_SOLD,
                csv,
                catalogue.items().stream().filter(item -> !item.isOnSale(today)).toList(),
                today);
        return new MenuView(
                Stream.concat(sold, Stream.of(other)).toList(),
                store.hours().from() == 0 && store.hours().to() == 24
                        ? MenuWords.ALWAYS_OPEN
                        : MenuWords.open(store.hours().from(), store.hours().to()));
    }

    private static Table table(String id, String caption, String csv, List<Item> items, LocalDate today) {
        return new Table(
                id,
                caption,
                csv + id + ".csv",
                List.of(
                        Column.text(MenuWords.ITEM),
                        Column.text(MenuWords.STATE),
                        Column.text(MenuWords.HOURS),
                        Column.number(MenuWords.PRICE_TODAY),
                        Column.number(MenuWords.PRICE),
                        Column.number(MenuWords.SALE_PRICE),
                        Column.text(MenuWords.SALE_DAYS),
                        Column.number(MenuWords.COST),
                        Column.number(MenuWords.BATCH),
                        Column.text(MenuWords.COOKED_IN),
                        Column.number(MenuWords.COOK_TIME),
                        Column.number(MenuWords.HOLD_TIME)),
                items.stream()
                        .sorted(Comparator.comparing(Item::category).thenComparing(Item::name))
                        .map(item -> row(item, today))
                        .toList(),
                null);
    }

    private static List<Cell> row(Item item, LocalDate today) {
        BigDecimal sale = item.salePrice();
        boolean reduced = item.priceOn(today.getDayOfWeek()).compareTo(item.price()) < 0;
        Cell now = Cell.money(item.priceOn(today.getDayOfWeek()));
        return List.of(
                Cell.text(item.name()),
                Cell.text(state(item, today)),
                Cell.text(MenuWords.hours(item.dayPart())),
                reduced ? new Cell(now.text() + " " + MenuWords.SALE, now.raw(), true, "", "warn") : now,
                Cell.money(item.price()),
                sale == null ? Cell.none() : Cell.money(sale),
                Cell.text(days(item)),
                Cell.money(item.cost()),
                Cell.units(item.batch()),
                Cell.text(item.cookIn() == CookIn.BATCHES ? MenuWords.BATCHES : MenuWords.UNITS),
                minutes(item.cookTime()),
                minutes(item.holdTime()));
    }

    private static String state(Item item, LocalDate today) {
        if (!item.active()) {
            return MenuWords.RETIRED;
        }
        return item.added().isAfter(today) ? MenuWords.from(item.added()) : MenuWords.since(item.added());
    }

    private static String days(Item item) {
        return item.saleDays().stream()
                .sorted()
                .map((DayOfWeek day) -> day.getDisplayName(TextStyle.SHORT, Locale.US))
                .collect(Collectors.joining(", "));
    }

    private static Cell minutes(Duration time) {
        long minutes = time.toMinutes();
        String text = minutes < 60 ? minutes + " min" : minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60.0 + " h";
        return new Cell(text, String.valueOf(minutes), true, "", "");
    }
}
