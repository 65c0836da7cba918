package kitchensync.kitchenui.plan;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.sheet.Figures;
import kitchensync.kitchenui.sheet.Table;

/**
 * The plan of a store for a day of the coming week, with what managers have said about it.
 *
 * @param lastDay of an override that is to change what the page shows
 * @param takesPlace whether the newest override counts where another did
 * @param labels empty where they are not asked for
 */
@TemplateData
public record PlanView(
        Store store,
        String heading,
        LocalDate day,
        LocalDate lastDay,
        List<DayLink> days,
        Table sheet,
        List<Label> labels,
        Table week,
        List<Held> open,
        Table overrides,
        boolean takesPlace,
        Table effects,
        Table minimums,
        List<Item> items,
        List<Option> parts,
        String plannedAt) {

    public record DayLink(String name, String address, boolean current) {}

    /** What is put on a shelf or a pan: an item and what to start in a part of the day. */
    @TemplateData
    public record Label(String item, String day, String part, String units, String par) {}

    /** An override that holds, with the number it is ended by. */
    @TemplateData
    public record Held(long id, String item, String what, String reason, String who, String until) {}

    public record Option(String id, String name) {}

    static PlanView of(
            Speech speech,
            Store store,
            Catalogue catalogue,
            LocalDate day,
            Instant now,
            PlanRows rows,
            boolean labelled) {
        PlanSheets sheets = new PlanSheets(speech, store, catalogue);
        PlanWords words = speech.words(PlanWords.class);
        LocalDate today = LocalDate.ofInstant(now, store.zone());
        Precedence precedence = Precedence.of(rows.overrides(), now);
        List<PlanDay> ofDay =
                rows.plans().stream().sorted(sheets.order(PlanDay::itemId)).toList();
        return new PlanView(
                store,
                speech.day(day),
                day,
                day.isBefore(today) ? today : day,
                IntStream.range(0, 7)
                        .mapToObj(today::plusDays)
                        .map(each -> new DayLink(speech.day(each), sheets.address("?date=" + each), each.equals(day)))
                        .toList(),
                sheets.sheet(day, ofDay, rows.overrides()),
                labelled ? labels(speech, sheets, day, ofDay) : List.of(),
                sheets.week(today, rows.week()),
                precedence.open().stream()
                        .filter(override -> store.id().equals(override.storeId()))
                        .map(override -> new Held(
                                override.id(),
                                sheets.item(override.itemId()),
                                sheets.what(override),
                                override.reason(),
                                override.who(),
                                sheets.time(override.until())))
                        .toList(),
                new OverrideSheet(sheets, words, precedence).table(),
                precedence.newestTakesPlace(),
                sheets.effects(today, rows),
                sheets.minimums(rows),
                catalogue.activeItems().stream()
                        .sorted(Comparator.comparing(Item::name))
                        .toList(),
                Stream.of(DayPart.values())
                        .map(part -> new Option(part.id(), sheets.dayPart(part)))
                        .toList(),
                ofDay.stream()
                        .map(PlanDay::plannedAt)
                        .max(Instant::compareTo)
                        .map(at -> words.plannedAt(sheets.time(at)))
                        .orElse(""));
    }

    List<Table> tables() {
        return List.of(sheet, week, overrides, effects, minimums);
    }

    private static List<Label> labels(Speech speech, PlanSheets sheets, LocalDate day, List<PlanDay> plans) {
        PlanWords words = speech.words(PlanWords.class);
        return Stream.of(Part.values())
                .flatMap(part -> plans.stream()
                        .filter(plan -> part.planned(plan) > 0)
                        .map(plan -> new Label(
                                sheets.item(plan.itemId()),
                                speech.day(day),
                                words.partName(part),
                                Figures.units(part.planned(plan)),
                                Figures.units(part.par(plan)))))
                .toList();
    }
}
