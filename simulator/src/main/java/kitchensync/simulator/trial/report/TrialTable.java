package kitchensync.simulator.trial.report;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import kitchensync.simulator.trial.Group;
import kitchensync.simulator.trial.Outcome;
import kitchensync.simulator.trial.Setting;
import kitchensync.simulator.trial.TrialResult;

/** A trial's result as text: for each setting the contenders, then waste % and service % by weather and by level. */
public final class TrialTable {

    private final TrialResult result;

    private TrialTable(TrialResult result) {
        this.result = result;
    }

    public static String of(TrialResult result) {
        TrialTable table = new TrialTable(result);
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
                + parts("waste % / service % by weather", setting, result.weathers(setting), Group::id)
                + parts("waste % / service % by level of store", setting, result.levels(), Group::id);
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

    private String parts(String title, Setting setting, List<Group> groups, Function<Group, String> name) {
        String head = "%-24s".formatted("")
                + groups.stream()
                        .map(group -> " %15s".formatted(name.apply(group)))
                        .collect(Collectors.joining());
        return title
                + System.lineSeparator()
                + head
                + System.lineSeparator()
                + rows(contender -> line(
                        "%-24s%s",
                        contender,
                        groups.stream()
                                .map(group -> " %15s"
                                        .formatted(Figures.pair(result.outcome(setting, contender, group), "%.2f")))
                                .collect(Collectors.joining())));
    }

    private String rows(Function<String, String> row) {
        return result.contenders().stream().map(row).collect(Collectors.joining());
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).stripTrailing() + System.lineSeparator();
    }
}
