package kitchensync.kitchenui.day;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.ItemLoss;
import kitchensync.kitchenui.days.PlanOverride;
import kitchensync.kitchenui.page.StoreAddress;
import kitchensync.kitchenui.sheet.Figures;

/**
 * What the costliest misses and wastes of a day say should change. Rules in this order: an override that asked for
 * it; a kitchen that did not cook as planned; a thing of most weeks; otherwise chance, which nobody should run after.
 */
final class Lessons {

    private static final int SHOWN = 5;

    /** Cooked less than this of the plan, or more than its inverse, is another quantity and not a batch's rounding. */
    private static final double AS_PLANNED = 0.8;

    /** Of four same weekdays, a thing of most weeks. */
    private static final int MOST_WEEKS = 3;

    private final DayFacts facts;
    private final DayWords words;
    private final String plan;

    Lessons(DayFacts facts) {
        this.facts = facts;
        this.words = facts.words();
        this.plan = "/stores/" + facts.store().id() + "/plan";
    }

    /** The items of a day that there is something to learn of. */
    static Set<String> items(List<ItemDay> day) {
        return Stream.concat(missed(day), wasted(day)).map(ItemDay::itemId).collect(Collectors.toUnmodifiableSet());
    }

    List<Lesson> misses() {
        return missed(facts.items()).map(this::miss).toList();
    }

    List<Lesson> wastes() {
        return wasted(facts.items()).map(this::waste).toList();
    }

    private static Stream<ItemDay> missed(List<ItemDay> day) {
        return day.stream()
                .filter(item -> item.missed() > 0)
                .sorted(Comparator.comparing(ItemDay::missedSales).reversed().thenComparing(ItemDay::itemId))
                .limit(SHOWN);
    }

    private static Stream<ItemDay> wasted(List<ItemDay> day) {
        return day.stream()
                .filter(item -> item.wasted() > 0)
                .sorted(Comparator.comparing(ItemDay::wasteCost).reversed().thenComparing(ItemDay::itemId))
                .limit(SHOWN);
    }

    private Lesson miss(ItemDay item) {
        Span span = span(item.itemId(), item.missedHours(), ItemLoss::missedHours);
        String what = words.missedWhat(
                facts.name(item.itemId()), Figures.units(item.missed()), Figures.money(item.missedSales()));
        Optional<PlanOverride> override = override(item.itemId(), span.from(), "less", "never");
        if (override.isPresent()) {
            return new Lesson(what, span.words(), ended(override.get()), plan + "#overrides");
        }
        long planned = facts.planned(item.itemId());
        if (planned > 0 && item.cooked() < AS_PLANNED * planned) {
            return new Lesson(
                    what,
                    words.cookedOf(Figures.units(item.cooked()), Figures.units(planned)),
                    words.toThePlan(),
                    facts.hours(item.itemId()));
        }
        return span.ofMostWeeks()
                ? new Lesson(
                        what,
                        span.words(),
                        words.raiseMinimum(words.at(part(item.itemId(), span.from()))),
                        ofItem(item) + "#minimum")
                : new Lesson(what, span.words(), words.noReasonYet(), facts.hours(item.itemId()));
    }

    private Lesson waste(ItemDay item) {
        Span span = span(item.itemId(), item.wastedHours(), ItemLoss::wastedHours);
        String what = words.wastedWhat(
                facts.name(item.itemId()), Figures.units(item.wasted()), Figures.money(item.wasteCost()));
        int started = startedBy(item.itemId(), span.from());
        Optional<PlanOverride> override = override(item.itemId(), started, "more");
        if (override.isPresent()) {
            return new Lesson(what, span.words(), ended(override.get()), plan + "#overrides");
        }
        long planned = facts.planned(item.itemId());
        if (planned > 0 && item.cooked() * AS_PLANNED > planned) {
            return new Lesson(
                    what,
                    words.cookedOf(Figures.units(item.cooked()), Figures.units(planned)),
                    words.toThePlan(),
                    facts.hours(item.itemId()));
        }
        DayPart part = part(item.itemId(), started);
        int minimum = facts.minimum(item.itemId(), started);
        if (minimum > 0 && span.ofMostWeeks()) {
            return new Lesson(
                    what, span.words(), words.lowerMinimum(minimum, words.at(part)), ofItem(item) + "#minimum");
        }
        return span.ofMostWeeks()
                ? new Lesson(what, span.words(), words.sayLess(Figures.hour(started)), ofItem(item) + "#overrides")
                : new Lesson(what, span.words(), words.noReasonYet(), facts.hours(item.itemId()));
    }

    private String ofItem(ItemDay item) {
        return plan + "?item=" + StoreAddress.part(item.itemId());
    }

    private String ended(PlanOverride override) {
        String what = switch (override.kind()) {
            case "never" -> words.never();
            case "more" -> words.more(override.percent());
            default -> words.less(override.percent());
        };
        return words.endOverride(override.who(), what, override.reason());
    }

    /**
     * The two hours in which most of it happened.
     *
     * @param weeks same weekdays that are known, this one included, and {@code of} those with it in these hours
     */
    private record Span(int from, int of, int weeks, String words) {

        boolean ofMostWeeks() {
            return of >= MOST_WEEKS;
        }
    }

    private Span span(String item, int[] hours, Function<ItemLoss, int[]> before) {
        int from = twoHours(hours);
        int of = 1
                + (int) facts.losses(item).stream()
                        .map(before)
                        .filter(other -> other[from] + other[from + 1] > 0)
                        .count();
        int weeks = 1 + facts.weeksKnown();
        String mostly = words.mostlyAt(
                hours[from] + hours[from + 1],
                Figures.hour(from),
                Figures.hour((from + 2) % 24),
                of,
                weeks,
                facts.speech().weekday(facts.day().getDayOfWeek()));
        return new Span(from, of, weeks, mostly);
    }

    /** The first of the two with most units; of those with as many, the pair whose first hour has more, then the earlier. */
    private static int twoHours(int[] units) {
        int most = 0;
        for (int hour = 1; hour < units.length - 1; hour++) {
            int more = units[hour] + units[hour + 1] - units[most] - units[most + 1];
            if (more > 0 || more == 0 && units[hour] > units[most]) {
                most = hour;
            }
        }
        return most;
    }

    /** What is thrown away in an hour was started its hold and cook time before. */
    private int startedBy(String item, int hour) {
        long hours = facts.catalogue()
                .item(item)
                .map(Item::holdTime)
                .map(hold -> Math.ceilDiv(hold.toMinutes(), 60L))
                .orElse(0L);
        return Math.toIntExact(Math.max(0, hour - hours));
    }

    private Optional<PlanOverride> override(String item, int hour, String... kinds) {
        Instant at = facts.day().atTime(hour, 0).atZone(facts.store().zone()).toInstant();
        return facts.overrides().stream()
                .filter(override -> override.isOf(item) && List.of(kinds).contains(override.kind()))
                .filter(override -> !at.isBefore(override.from()) && at.isBefore(override.lastsUntil()))
                .findFirst();
    }

    /** The narrowest part of the day that both the item and the hour are in. */
    private DayPart part(String item, int hour) {
        DayPart own = facts.catalogue().item(item).map(Item::dayPart).orElse(DayPart.ALL_DAY);
        if (own != DayPart.ALL_DAY) {
            return own;
        }
        return List.of(DayPart.LUNCH, DayPart.BREAKFAST).stream()
                .filter(part -> part.hours().contains(hour))
                .findFirst()
                .orElse(DayPart.ALL_DAY);
    }
}
