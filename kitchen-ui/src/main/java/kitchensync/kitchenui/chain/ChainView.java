package kitchensync.kitchenui.chain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.StoreDay;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;

/**
 * One day of all stores.
 *
 * @param regions all stores as small cells
 * @param table a page of them with their figures, the worst first
 * @param silent words for stores without data; empty when there are none
 */
public record ChainView(
        String heading,
        String previous,
        String previousName,
        String next,
        String nextName,
        List<Region> regions,
        Table table,
        String silent,
        String pages,
        String pageBefore,
        String pageAfter) {

    /** Stores whose rows are all on one page, with their cells: it stays below 100 KB. */
    static final int WHOLE = 200;

    /** Rows of a page of more stores: with the cells of 900 it stays below 100 KB. */
    static final int ROWS = 50;

    private static final List<Sort> COLUMNS = List.of(
            Sort.STORE, Sort.REGION, Sort.SALES, Sort.WASTE, Sort.SERVICE, Sort.MISSED, Sort.LOST, Sort.LOST_SHARE);

    public record Region(String name, List<Mark> stores) {}

    /**
     * A store at a glance.
     *
     * @param tone {@code g}, {@code w} or {@code b}: in the better half, the third or the worst quarter of the stores
     * @param text its id, figure and a sign that says the same as the tone
     */
    public record Mark(String id, String tone, String text) {}

    /** @param page from 1 on */
    static ChainView of(
            Speech speech,
            List<Store> stores,
            List<StoreDay> days,
            LocalDate day,
            LocalDate today,
            Sort sort,
            int page) {
        ChainWords words = speech.words(ChainWords.class);
        Map<String, Store> known = stores.stream().collect(Collectors.toMap(Store::id, Function.identity()));
        List<StoreDay> sorted = days.stream()
                .filter(each -> known.containsKey(each.storeId()))
                .sorted(sort.order(known))
                .toList();
        int ofPage = sorted.size() <= WHOLE ? WHOLE : ROWS;
        int pages = Math.max(1, Math.ceilDiv(sorted.size(), ofPage));
        int shown = Math.clamp(page, 1, pages);
        List<StoreDay> rows = sorted.subList((shown - 1) * ofPage, Math.min(sorted.size(), shown * ofPage));
        String address = address(day, sort);
        int silent = stores.size() - sorted.size();
        return new ChainView(
                speech.day(day),
                address(day.minusDays(1), sort),
                speech.day(day.minusDays(1)),
                day.isBefore(today) ? address(day.plusDays(1), sort) : "",
                speech.day(day.plusDays(1)),
                regions(words, stores, sorted),
                table(words, known, rows, sorted, day, sort),
                silent == 0 ? "" : silent == 1 ? words.silentOne() : words.silent(silent),
                pages == 1 ? "" : words.pageOf(shown, pages, sorted.size()),
                shown > 1 ? address + "&page=" + (shown - 1) : "",
                shown < pages ? address + "&page=" + (shown + 1) : "");
    }

    private static String address(LocalDate day, Sort sort) {
        return "/chain?date=" + day + "&sort=" + sort.id();
    }

    /** All stores in one table, for the file. */
    static Table whole(ChainWords words, List<Store> stores, List<StoreDay> days, LocalDate day, Sort sort) {
        Map<String, Store> known = stores.stream().collect(Collectors.toMap(Store::id, Function.identity()));
        List<StoreDay> sorted = days.stream()
                .filter(each -> known.containsKey(each.storeId()))
                .sorted(sort.order(known))
                .toList();
        return table(words, known, sorted, sorted, day, sort);
    }

    /** Money lost in revenue; NaN without revenue. */
    static double lostShare(StoreDay day) {
        return Figures.share(day.lost(), day.revenue());
    }

    private static List<Region> regions(ChainWords words, List<Store> stores, List<StoreDay> days) {
        String noData = words.noData();
        Map<String, String> tones = tones(days);
        Map<String, StoreDay> known = days.stream().collect(Collectors.toMap(StoreDay::storeId, Function.identity()));
        Map<String, List<Mark>> regions = new LinkedHashMap<>();
        for (Store store : stores) {
            StoreDay of = known.get(store.id());
            String tone = tones.getOrDefault(store.id(), "");
            String figure = of == null ? noData : Figures.percent(lostShare(of));
            regions.computeIfAbsent(store.region(), region -> new ArrayList<>())
                    .add(new Mark(store.id(), tone, store.id() + " " + figure + sign(tone)));
        }
        return regions.entrySet().stream()
                .map(region ->
                        new Region(region.getKey().isEmpty() ? words.noRegion() : region.getKey(), region.getValue()))
                .toList();
    }

    private static Map<String, String> tones(List<StoreDay> days) {
        List<StoreDay> worstFirst =
                days.stream().sorted(Sort.LOST_SHARE.order(Map.of())).toList();
        return Stream.iterate(0, i -> i < worstFirst.size(), i -> i + 1)
                .collect(Collectors.toMap(
                        i -> worstFirst.get(i).storeId(),
                        i -> 4 * i < worstFirst.size() ? "b" : 2 * i < worstFirst.size() ? "w" : "g"));
    }

    private static String sign(String tone) {
        return switch (tone) {
            case "b" -> " ✗";
            case "w" -> " !";
            case "g" -> " ✓";
            default -> "";
        };
    }

    private static Table table(
            ChainWords words,
            Map<String, Store> known,
            List<StoreDay> rows,
            List<StoreDay> all,
            LocalDate day,
            Sort sort) {
        List<Column> columns = COLUMNS.stream()
                .map(each -> new Column(
                        each.column(words), !each.byName(), address(day, each), each == sort ? sort.direction() : ""))
                .toList();
        return new Table(
                "stores",
                switch (sort) {
                    case STORE -> words.byName();
                    case REGION -> words.byNameOfRegion();
                    case LOST_SHARE, LOST, WASTE, SERVICE, MISSED, SALES ->
                        words.sortedBy(lowerFirst(sort.column(words)));
                },
                "/chain/stores.csv?date=" + day + "&sort=" + sort.id(),
                columns,
                rows.stream().map(row -> marked(row(known, row), sort)).toList(),
                marked(total(words, all, day), sort));
    }

    /** With the column that the rows are in order of, which a phone keeps in sight. */
    private static List<Cell> marked(List<Cell> cells, Sort sort) {
        List<Cell> marked = new ArrayList<>(cells);
        marked.set(COLUMNS.indexOf(sort), cells.get(COLUMNS.indexOf(sort)).toned("sorted"));
        return marked;
    }

    private static String lowerFirst(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static List<Cell> row(Map<String, Store> known, StoreDay day) {
        Store store = Objects.requireNonNull(known.get(day.storeId()));
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.link(store.name(), "/stores/" + store.id() + "/day?date=" + day.day()));
        cells.add(Cell.text(store.region()));
        cells.addAll(figures(day));
        return cells;
    }

    private static List<Cell> figures(StoreDay day) {
        return List.of(
                Cell.money(day.revenue()),
                Cell.percent(day.waste()),
                Cell.percent(day.service()),
                Cell.money(day.missedSales()),
                Cell.money(day.lost()),
                Cell.percent(lostShare(day)));
    }

    private static List<Cell> total(ChainWords words, List<StoreDay> days, LocalDate day) {
        StoreDay sum = days.stream()
                .reduce((a, b) -> new StoreDay(
                        "",
                        day,
                        a.sold() + b.sold(),
                        a.revenue().add(b.revenue()),
                        a.wasted() + b.wasted(),
                        a.wasteCost().add(b.wasteCost()),
                        a.missed() + b.missed(),
                        a.missedSales().add(b.missedSales())))
                .orElse(new StoreDay("", day, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO, 0, BigDecimal.ZERO));
        List<Cell> cells = new ArrayList<>(List.of(Cell.text(words.total()), Cell.text("")));
        cells.addAll(figures(sum));
        return cells;
    }
}
