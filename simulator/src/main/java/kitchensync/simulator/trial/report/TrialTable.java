package kitchensync.simulator.trial.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.simulator.trial.Group;
import kitchensync.simulator.trial.Measure;
import kitchensync.simulator.trial.Outcome;
import kitchensync.simulator.trial.Setting;
import kitchensync.simulator.trial.TrialResult;

/** A trial's result as text: for each setting the contenders, then each figure by weather and by level of store. */
public final class TrialTable {

    private final TrialResult result;
    private final boolean items;

    private TrialTable(TrialResult result, boolean items) {
        this.result = result;
        this.items = items;
    }

    /** Without items. */
    public static String of(TrialResult result) {
        return of(result, false);
    }

    /** @param items whether each item's figures come too, a row an item */
    public static String of(TrialResult result, boolean items) {
        TrialTable table = new TrialTable(result, items);
        return result.spec().settings().stream().map(table::setting).collect(Collectors.joining("\n"));
    }

    private String setting(Setting setting) {
        return "%s: %d stores, %d days, %d seeds%n"
                        .formatted(
                                setting.id(),
                                result.spec().catalogue().activeStores().size(),
                                result.spec().days(),
                                result.spec().seeds().size())
                + line("%-24s %15s %15s %22s %10s", "", "waste %", "service %", "profit a store-day", "gap closed")
                + rows(contender -> figures(setting, contender))
                + byContender("weather", result.weathers(setting), setting)
                + byContender("level of store", result.levels(), setting)
                + (items ? byItem(setting) : "");
    }

    private String figures(Setting setting, String contender) {
        Outcome outcome = result.outcome(setting, contender, new Group.All());
        String gap = result.gapClosedPct(setting, contender)
                .map("%.0f %%"::formatted)
                .orElse("");
        return line(
                "%-24s %15s %15s %22s %10s",
                contender,
                Figures.percent(outcome.wastePct()),
                Figures.percent(outcome.servicePct()),
                Figures.money(outcome.profit()),
                gap);
    }

    private String byContender(String by, List<Group> groups, Setting setting) {
        return parts(
                by,
                groups.stream().map(Group::id).toList(),
                measure -> rows(contender -> row(
                        contender,
                        groups.stream().map(group -> Figures.of(measure, result.outcome(setting, contender, group))))));
    }

    private String byItem(Setting setting) {
        return parts(
                "item",
                result.contenders(),
                measure -> result.items(setting).stream()
                        .map(item -> row(
                                result.itemId(item),
                                result.contenders().stream()
                                        .map(contender ->
                                                Figures.of(measure, result.outcome(setting, contender, item)))))
                        .collect(Collectors.joining()));
    }

    private static String parts(String by, List<String> columns, Function<Measure, String> rows) {
        return Stream.of(Measure.values())
                .map(measure -> Figures.title(measure) + " by " + by + System.lineSeparator()
                        + row("", columns.stream()) + rows.apply(measure))
                .collect(Collectors.joining());
    }

    private static String row(String name, Stream<String> cells) {
        return line("%-24s%s", name, cells.map(" %23s"::formatted).collect(Collectors.joining()));
    }

    private String rows(Function<String, String> row) {
        return result.contenders().stream().map(row).collect(Collectors.joining());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing() + System.lineSeparator();
    }
}
