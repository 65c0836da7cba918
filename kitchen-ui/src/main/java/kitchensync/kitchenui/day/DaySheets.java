package kitchensync.kitchenui.day;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.WasteGroup;
import kitchensync.kitchenui.days.StoreDay;
import kitchensync.kitchenui.page.StoreAddress;
import kitchensync.kitchenui.page.Words;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;

/** The tables of a day. */
final class DaySheets {

    private final DayFacts facts;
    private final DayWords words;
    private final Words common;

    DaySheets(DayFacts facts) {
        this.facts = facts;
        this.words = facts.words();
        this.common = facts.speech().words(Words.class);
    }

    Table byGroup() {
        List<List<Cell>> rows = Stream.of(WasteGroup.values())
                .map(group -> facts.sums(itemsWhere(item -> item.wasteGroup() == group))
                        .cells(Cell.text(common.group(group))))
                .toList();
        return table("groups", words.byGroup(), words.group(), rows);
    }

    Table byItem() {
        List<List<Cell>> rows = facts.sums().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, DaySums> item) ->
                                item.getValue().lost())
                        .reversed())
                .map(item -> item.getValue().cells(Cell.link(facts.name(item.getKey()), facts.hours(item.getKey()))))
                .toList();
        return table("items", words.byItem(), words.item(), rows);
    }

    private Stream<String> itemsWhere(Predicate<Item> filter) {
        return facts.sums().keySet().stream()
                .filter(id -> facts.catalogue().item(id).filter(filter).isPresent());
    }

    private Table table(String id, String caption, String first, List<List<Cell>> rows) {
        List<Column> columns =
                Stream.concat(Stream.of(Column.text(first)), againstPlan()).toList();
        boolean any = !facts.items().isEmpty() || facts.isPlanned();
        return new Table(
                id,
                caption,
                csv(id),
                columns,
                any ? rows : List.of(),
                facts.all().cells(Cell.text(words.total())));
    }

    private Stream<Column> againstPlan() {
        return Stream.of(
                        words.sold(),
                        words.revenue(),
                        words.wasteShare(),
                        words.serviceShare(),
                        words.missed(),
                        words.missedSales(),
                        words.wasted(),
                        words.wasteCost(),
                        words.planned(),
                        words.plannedCost(),
                        words.cookedUnits())
                .map(Column::number);
    }

    String csv(String id) {
        return "/stores/" + facts.store().id() + "/day/" + id + ".csv?date=" + facts.day();
    }

    private Cell forecast(String item, double units) {
        return !facts.isPlanned() ? Cell.none() : item.isEmpty() ? Cell.whole(units) : Cell.decimal(units);
    }

    /** @param item empty: all of them */
    Table byHour(String item, String caption) {
        HourCounts hours = HourCounts.of(facts, item);
        List<List<Cell>> rows = new ArrayList<>();
        IntStream.range(0, 24)
                .filter(hours::hasAny)
                .forEach(hour -> rows.add(List.of(
                        Cell.text(Figures.hour(hour)),
                        forecast(item, hours.forecast()[hour]),
                        Cell.units(hours.sold()[hour]),
                        Cell.units(hours.missed()[hour]).toned(hours.missed()[hour] > 0 ? "bad" : ""),
                        facts.isPlanned() ? Cell.units(hours.planned()[hour]) : Cell.none(),
                        Cell.units(hours.cooked()[hour]),
                        Cell.units(hours.wasted()[hour]))));
        return new Table(
                "hours",
                caption,
                csv("hours") + (item.isEmpty() ? "" : "&item=" + StoreAddress.part(item)),
                List.of(
                        Column.text(words.hour()),
                        Column.number(words.forecast()),
                        Column.number(words.sold()),
                        Column.number(words.missed()),
                        Column.number(words.planned()),
                        Column.number(words.cookedUnits()),
                        Column.number(words.wasted())),
                rows,
                null);
    }

    Table trend(List<StoreDay> days) {
        return new Table(
                "trend",
                words.fourWeeks(),
                csv("trend"),
                List.of(
                        Column.text(words.day()),
                        Column.number(words.revenue()),
                        Column.number(words.sold()),
                        Column.number(words.wasteShare()),
                        Column.number(words.wasteCost()),
                        Column.number(words.serviceShare()),
                        Column.number(words.missedSales()),
                        Column.number(words.lost())),
                days.reversed().stream()
                        .map(day -> List.of(
                                new Cell(
                                        facts.speech().day(day.day()),
                                        day.day().toString(),
                                        false,
                                        facts.address(day.day()),
                                        ""),
                                Cell.money(day.revenue()),
                                Cell.units(day.sold()),
                                Cell.percent(day.waste()),
                                Cell.money(day.wasteCost()),
                                Cell.percent(day.service()),
                                Cell.money(day.missedSales()),
                                Cell.money(day.lost())))
                        .toList(),
                null);
    }
}
