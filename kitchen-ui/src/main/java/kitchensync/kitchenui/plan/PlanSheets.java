package kitchensync.kitchenui.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.days.PlanOverride;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;
import org.jspecify.annotations.Nullable;

/** The tables of the plan's page. */
final class PlanSheets {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("EEE, MMM d, HH:mm", Locale.US);

    private PlanSheets() {}

    static String address(Store store, String rest) {
        return "/stores/" + store.id() + "/plan" + rest;
    }

    static String time(Store store, Instant at) {
        return DAY_AND_TIME.format(at.atZone(store.zone()));
    }

    static String item(Catalogue catalogue, @Nullable String id) {
        return id == null
                ? PlanWords.ALL_ITEMS
                : catalogue.item(id).map(Item::name).orElse(id);
    }

    /** By queue and category, as a kitchen is built. */
    static Comparator<PlanDay> order(Catalogue catalogue) {
        return Comparator.comparing((PlanDay plan) -> catalogue
                        .item(plan.itemId())
                        .map(item -> item.queue().ordinal() + item.category())
                        .orElse("9"))
                .thenComparing(plan -> item(catalogue, plan.itemId()));
    }

    static Table sheet(
            Store store, Catalogue catalogue, LocalDate day, List<PlanDay> plans, List<PlanOverride> overrides) {
        List<Column> columns = new ArrayList<>(List.of(Column.text(PlanWords.ITEM), Column.number(PlanWords.BATCH)));
        for (Part part : Part.values()) {
            columns.add(Column.number(part.title()));
            columns.add(Column.number(PlanWords.PAR));
        }
        columns.add(Column.number(PlanWords.TOTAL));
        columns.add(Column.text(PlanWords.OVERRIDE));
        List<Cell> total = new ArrayList<>(List.of(Cell.text(PlanWords.TOTAL), Cell.text("")));
        for (Part part : Part.values()) {
            total.add(Cell.units(plans.stream().mapToInt(part::planned).sum()));
            total.add(Cell.text(""));
        }
        total.add(Cell.units(plans.stream().mapToInt(PlanDay::plannedUnits).sum()));
        total.add(Cell.text(""));
        return new Table(
                "sheet",
                PlanWords.sheet(Figures.day(day)),
                address(store, "/sheet.csv?date=" + day),
                columns,
                plans.stream()
                        .map(plan -> row(store, catalogue, plan, overrides))
                        .toList(),
                total);
    }

    private static List<Cell> row(Store store, Catalogue catalogue, PlanDay plan, List<PlanOverride> overrides) {
        Optional<Item> item = catalogue.item(plan.itemId());
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.link(
                item(catalogue, plan.itemId()),
                "/stores/" + store.id() + "/forecast/" + plan.itemId() + "?date=" + plan.day()));
        cells.add(item.map(each -> Cell.units(each.batch())).orElse(Cell.none()));
        for (Part part : Part.values()) {
            cells.add(Cell.units(part.planned(plan)));
            cells.add(Cell.units(part.par(plan)).toned("par"));
        }
        cells.add(Cell.units(plan.plannedUnits()));
        cells.add(Cell.text(override(store, plan, overrides)));
        return cells;
    }

    /** The newest override that holds for any of the day. */
    private static String override(Store store, PlanDay plan, List<PlanOverride> overrides) {
        Instant begins = plan.day().atStartOfDay(store.zone()).toInstant();
        Instant ends = plan.day().plusDays(1).atStartOfDay(store.zone()).toInstant();
        return overrides.stream()
                .filter(override -> override.isOf(plan.itemId()))
                .filter(override ->
                        override.from().isBefore(ends) && override.lastsUntil().isAfter(begins))
                .max(Comparator.comparingLong(PlanOverride::id))
                .map(override -> PlanWords.what(override) + ", " + override.who())
                .orElse("");
    }

    static Table week(Store store, Catalogue catalogue, LocalDate today, List<PlanDay> plans) {
        List<LocalDate> days = IntStream.range(0, 7).mapToObj(today::plusDays).toList();
        List<Column> columns = Stream.concat(
                        Stream.of(Column.text(PlanWords.ITEM)),
                        days.stream().map(day -> Column.number(Figures.day(day))))
                .toList();
        Map<String, Map<LocalDate, Integer>> units = plans.stream()
                .sorted(order(catalogue))
                .collect(Collectors.groupingBy(
                        PlanDay::itemId,
                        java.util.LinkedHashMap::new,
                        Collectors.toMap(PlanDay::day, PlanDay::plannedUnits)));
        List<List<Cell>> rows = units.entrySet().stream()
                .map(item -> Stream.concat(
                                Stream.of(Cell.text(item(catalogue, item.getKey()))),
                                days.stream().map(day -> cell(item.getValue().get(day))))
                        .toList())
                .toList();
        List<Cell> total = Stream.concat(
                        Stream.of(Cell.text(PlanWords.TOTAL)),
                        days.stream()
                                .map(day -> Cell.units(plans.stream()
                                        .filter(plan -> plan.day().equals(day))
                                        .mapToInt(PlanDay::plannedUnits)
                                        .sum())))
                .toList();
        return new Table("week", PlanWords.WEEK, address(store, "/week.csv"), columns, rows, total);
    }

    private static Cell cell(@Nullable Integer units) {
        return units == null ? Cell.none() : Cell.units(units);
    }

    static Table overrides(Store store, Catalogue catalogue, Instant now, List<PlanOverride> overrides) {
        return new Table(
                "overrides",
                PlanWords.OVERRIDES,
                address(store, "/overrides.csv"),
                List.of(
                        Column.text(PlanWords.ITEM),
                        Column.text(PlanWords.OVERRIDE),
                        Column.text(PlanWords.REASON),
                        Column.text(PlanWords.WHO),
                        Column.text(PlanWords.FROM),
                        Column.text(PlanWords.UNTIL)),
                overrides.stream()
                        .filter(override -> override.isOpen(now))
                        .map(override -> List.of(
                                Cell.text(item(catalogue, override.itemId())),
                                Cell.text(PlanWords.what(override)),
                                Cell.text(override.reason()),
                                Cell.text(override.who()),
                                Cell.text(time(store, override.from())),
                                Cell.text(time(store, override.until()))))
                        .toList(),
                null);
    }

    static Table effects(Store store, Catalogue catalogue, LocalDate today, PlanRows rows) {
        return new Table(
                "effects",
                PlanWords.EFFECTS,
                address(store, "/effects.csv"),
                List.of(
                        Column.text(PlanWords.DAY),
                        Column.text(PlanWords.ITEM),
                        Column.number(PlanWords.WITH),
                        Column.number(PlanWords.WITHOUT),
                        Column.number(PlanWords.SOLD),
                        Column.number(PlanWords.MISSED),
                        Column.number(PlanWords.WASTED)),
                rows.effects().stream()
                        .map(effect -> {
                            boolean over = effect.day().isBefore(today) && effect.sold() >= 0;
                            return List.of(
                                    new Cell(
                                            Figures.day(effect.day()),
                                            effect.day().toString(),
                                            false,
                                            "",
                                            ""),
                                    Cell.text(item(catalogue, effect.itemId())),
                                    Cell.units(effect.planned()),
                                    Cell.units(effect.without()),
                                    over ? Cell.units(effect.sold()) : Cell.none(),
                                    over ? Cell.units(effect.missed()) : Cell.none(),
                                    over ? Cell.units(effect.wasted()) : Cell.none());
                        })
                        .toList(),
                null);
    }

    static Table minimums(Store store, Catalogue catalogue, PlanRows rows) {
        return new Table(
                "minimums",
                PlanWords.MINIMUMS,
                address(store, "/minimums.csv"),
                List.of(
                        Column.text(PlanWords.ITEM),
                        Column.text(PlanWords.PART),
                        Column.number(PlanWords.UNITS),
                        Column.text(PlanWords.WHO)),
                rows.minimums().stream()
                        .map(minimum -> List.of(
                                Cell.text(item(catalogue, minimum.itemId())),
                                Cell.text(PlanWords.part(
                                        DayPart.valueOf(minimum.dayPart().toUpperCase(Locale.ROOT)))),
                                Cell.units(minimum.units()),
                                Cell.text(minimum.who())))
                        .toList(),
                null);
    }
}
