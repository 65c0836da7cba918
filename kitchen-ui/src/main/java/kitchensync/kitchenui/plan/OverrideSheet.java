package kitchensync.kitchenui.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.kitchenui.days.PlanOverride;
import kitchensync.kitchenui.sheet.Cell;
import kitchensync.kitchenui.sheet.Table;
import kitchensync.kitchenui.sheet.Table.Column;

/** The table of the overrides that hold, which says of each whether it counts. */
record OverrideSheet(PlanSheets sheets, PlanWords words, Precedence precedence) {

    Table table() {
        return new Table(
                "overrides",
                words.overrides(),
                sheets.address("/overrides.csv"),
                Stream.of(
                                words.item(),
                                words.override(),
                                words.counts(),
                                words.reason(),
                                words.who(),
                                words.from(),
                                words.until())
                        .map(Column::text)
                        .toList(),
                precedence.open().stream().map(this::row).toList(),
                null);
    }

    private List<Cell> row(PlanOverride override) {
        return Stream.of(
                        sheets.item(override.itemId()),
                        sheets.what(override),
                        counts(override),
                        override.reason(),
                        override.who(),
                        sheets.time(override.from()),
                        sheets.time(override.until()))
                .map(Cell::text)
                .toList();
    }

    private String counts(PlanOverride override) {
        Optional<PlanOverride> before = precedence.before(override);
        if (before.isPresent()) {
            PlanOverride newer = before.get();
            String name = sheets.item(newer.itemId()) + ": " + sheets.what(newer);
            return newer.lastsUntil().isBefore(override.lastsUntil())
                    ? words.countsFrom(sheets.time(newer.lastsUntil()), name, newer.who())
                    : words.countsNot(name, newer.who());
        }
        String except = precedence.except(override).stream().map(sheets::item).collect(Collectors.joining(", "));
        return except.isEmpty() ? words.countsNow() : words.countsExcept(except);
    }
}
