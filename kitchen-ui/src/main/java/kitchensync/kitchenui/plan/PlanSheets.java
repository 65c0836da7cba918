package kitchensync.kitchenui.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.DayUnits;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.days.PlanOverride;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.page.StoreAddress;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;
import org.jspecify.annotations.Nullable;

/** The tables of the plan's page. */
final class PlanSheets {

    private final Speech speech;
    private final PlanWords words;
    private final Store store;
    private final Catalogue catalogue;

    PlanSheets(Speech speech, Store store, Catalogue catalogue) {
        this.speech = speech;
        this.words = speech.words(PlanWords.class);
        this.store = store;
        this.catalogue = catalogue;
    }

    String address(String rest) {
        return "/stores/" + store.id() + "/plan" + rest;
    }

    String time(Instant at) {
        return speech.dayAndTime(at.atZone(store.zone()));
    }

    String item(@Nullable String id) {
        return id == null
                ? words.allItems()
                : catalogue.item(id).map(Item::name).orElse(id);
    }

    /** By queue and category, as a kitchen is built. */
    <T> Comparator<T> order(Function<T, String> id) {
        return Comparator.comparing((T plan) -> catalogue
                        .item(id.apply(plan))
                        .map(item -> item.queue().ordinal() + item.category())
                        .orElse("9"))
                .thenComparing(plan -> item(id.apply(plan)));
    }

    Table sheet(LocalDate day, List<PlanDay> plans, List<PlanOverride> overrides) {
        List<Column> columns = new ArrayList<>(List.of(Column.text(words.item()), Column.number(words.batch())));
        for (Part part : Part.values()) {
            columns.add(Column.number(words.partName(part)));
            columns.add(Column.number(words.par()));
        }
        columns.add(Column.number(words.total()));
        columns.add(Column.text(words.override()));
        List<Cell> total = new ArrayList<>(List.of(Cell.text(words.total()), Cell.text("")));
        for (Part part : Part.values()) {
            total.add(Cell.units(plans.stream().mapToInt(part::planned).sum()));
            total.add(Cell.text(""));
        }
        total.add(Cell.units(plans.stream().mapToInt(PlanDay::plannedUnits).sum()));
        total.add(Cell.text(""));
        return new Table(
                "sheet",
                words.sheet(speech.day(day)),
                address("/sheet.csv?date=" + day),
                columns,
                plans.stream().map(plan -> row(plan, overrides)).toList(),
                total);
    }

    private List<Cell> row(PlanDay plan, List<PlanOverride> overrides) {
        Optional<Item> item = catalogue.item(plan.itemId());
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.link(
                item(plan.itemId()),
                "/stores/" + store.id() + "/forecast/" + StoreAddress.part(plan.itemId()) + "?date=" + plan.day()));
        cells.add(item.map(each -> Cell.units(each.batch())).orElse(Cell.none()));
        for (Part part : Part.values()) {
            cells.add(Cell.units(part.planned(plan)));
            cells.add(Cell.units(part.par(plan)).toned("par"));
        }
        cells.add(Cell.units(plan.plannedUnits()));
        cells.add(Cell.text(override(plan, overrides)));
        return cells;
    }

    /** The newest override that holds for any of the day. */
    private String override(PlanDay plan, List<PlanOverride> overrides) {
        Instant begins = plan.day().atStartOfDay(store.zone()).toInstant();
        Instant ends = plan.day().plusDays(1).atStartOfDay(store.zone()).toInstant();
        return overrides.stream()
                .filter(override -> override.isOf(plan.itemId()))
                .filter(override ->
                        override.from().isBefore(ends) && override.lastsUntil().isAfter(begins))
                .max(Comparator.comparingLong(PlanOverride::id))
                .map(override -> what(override) + ", " + override.who())
                .orElse("");
    }

    String what(PlanOverride override) {
        return switch (override.kind()) {
            case "never" -> words.never();
            case "more" -> "+" + override.percent() + " %";
            default -> "−" + override.percent() + " %";
        };
    }

    String dayPart(DayPart part) {
        return words.dayPart(
                part,
                Figures.hour(part.hours().from()) + "–"
                        + Figures.hour(part.hours().to() % 24));
    }

    Table week(LocalDate today, List<DayUnits> plans) {
        List<LocalDate> days = IntStream.range(0, 7).mapToObj(today::plusDays).toList();
        List<Column> columns = Stream.concat(
                        Stream.of(Column.text(words.item())), days.stream().map(day -> Column.number(speech.day(day))))
                .toList();
        Map<String, Map<LocalDate, Integer>> units = plans.stream()
                .collect(Collectors.groupingBy(DayUnits::itemId, Collectors.toMap(DayUnits::day, DayUnits::units)));
        List<List<Cell>> rows = units.entrySet().stream()
                .sorted(order(Map.Entry::getKey))
                .map(item -> Stream.concat(
                                Stream.of(Cell.text(item(item.getKey()))),
                                days.stream().map(day -> cell(item.getValue().get(day))))
                        .toList())
                .toList();
        List<Cell> total = Stream.concat(
                        Stream.of(Cell.text(words.total())),
                        days.stream()
                                .map(day -> Cell.units(plans.stream()
                                        .filter(plan -> plan.day().equals(day))
                                        .mapToInt(DayUnits::units)
                                        .sum())))
                .toList();
        return new Table("week", words.week(), address("/week.csv"), columns, rows, total);
    }

    private static Cell cell(@Nullable Integer units) {
        return units == null ? Cell.none() : Cell.units(units);
    }

    Table effects(LocalDate today, PlanRows rows) {
        return new Table(
                "effects",
                words.effects(),
                address("/effects.csv"),
                List.of(
                        Column.text(words.day()),
                        Column.text(words.item()),
                        Column.number(words.with()),
                        Column.number(words.without()),
                        Column.number(words.sold()),
                        Column.number(words.missed()),
                        Column.number(words.wasted())),
                rows.effects().stream()
                        .map(effect -> {
                            boolean over = effect.day().isBefore(today) && effect.sold() >= 0;
                            return List.of(
                                    new Cell(
                                            speech.day(effect.day()),
                                            effect.day().toString(),
                                            false,
                                            "",
                                            ""),
                                    Cell.text(item(effect.itemId())),
                                    Cell.units(effect.planned()),
                                    Cell.units(effect.without()),
                                    over ? Cell.units(effect.sold()) : Cell.none(),
                                    over ? Cell.units(effect.missed()) : Cell.none(),
                                    over ? Cell.units(effect.wasted()) : Cell.none());
                        })
                        .toList(),
                null);
    }

    Table minimums(PlanRows rows) {
        return new Table(
                "minimums",
                words.minimums(),
                address("/minimums.csv"),
                List.of(
                        Column.text(words.item()),
                        Column.text(words.part()),
                        Column.number(words.units()),
                        Column.text(words.who())),
                rows.minimums().stream()
                        .map(minimum -> List.of(
                                Cell.text(item(minimum.itemId())),
                                Cell.text(dayPart(
                                        DayPart.valueOf(minimum.dayPart().toUpperCase(Locale.ROOT)))),
                                Cell.units(minimum.units()),
                                Cell.text(minimum.who())))
                        .toList(),
                null);
    }
}
