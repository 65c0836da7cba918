package kitchensync.kitchenui.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.days.PlanOverride;
import kitchensync.kitchenui.page.Speech;
import org.jspecify.annotations.Nullable;

/** What is known of a store's day, looked up by item. */
final class DayFacts {

    private final Speech speech;
    private final DayWords words;
    private final Store store;
    private final Catalogue catalogue;
    private final LocalDate day;
    private final int quartersOver;
    private final DayRows rows;
    private final List<ItemDay> items;
    private final Map<String, PlanDay> plans;
    private final SortedMap<String, DaySums> sums = new TreeMap<>();

    DayFacts(Speech speech, Store store, Catalogue catalogue, LocalDate day, Instant now, DayRows rows) {
        this.speech = speech;
        this.words = speech.words(DayWords.class);
        this.store = store;
        this.catalogue = catalogue;
        this.day = day;
        this.rows = rows;
        this.items =
                rows.items().stream().filter(item -> item.day().equals(day)).toList();
        this.plans = rows.plans().stream().collect(Collectors.toMap(PlanDay::itemId, Function.identity()));
        this.quartersOver = quartersOver(LocalDateTime.ofInstant(now, store.zone()), day);
        items.forEach(item -> sums.put(item.itemId(), sums(item.itemId(), item)));
        plans.keySet().forEach(id -> sums.computeIfAbsent(id, planned -> sums(planned, null)));
    }

    private DaySums sums(String id, @Nullable ItemDay item) {
        return DaySums.of(item, planned(id), catalogue.item(id), isPlanned());
    }

    /** Quarters of the day that have begun. */
    private static int quartersOver(LocalDateTime now, LocalDate day) {
        if (day.equals(now.toLocalDate())) {
            return now.toLocalTime().toSecondOfDay() / (Slot.MINUTES * 60) + 1;
        }
        return day.isBefore(now.toLocalDate()) ? Slot.PER_DAY : 0;
    }

    Speech speech() {
        return speech;
    }

    DayWords words() {
        return words;
    }

    Store store() {
        return store;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    LocalDate day() {
        return day;
    }

    /** Of this very day. */
    List<ItemDay> items() {
        return items;
    }

    List<PlanOverride> overrides() {
        return rows.overrides();
    }

    boolean isOver() {
        return quartersOver == Slot.PER_DAY;
    }

    int hoursBegun() {
        return Math.ceilDiv(quartersOver, Slot.PER_HOUR);
    }

    boolean isPlanned() {
        return !plans.isEmpty();
    }

    Optional<PlanDay> plan(String item) {
        return Optional.ofNullable(plans.get(item));
    }

    List<PlanDay> plans() {
        return rows.plans();
    }

    /** All items of the day, sold or only planned. */
    SortedMap<String, DaySums> sums() {
        return sums;
    }

    /** All of them together. */
    DaySums all() {
        return sums(sums.keySet().stream());
    }

    /** Some of them together. */
    DaySums sums(Stream<String> ids) {
        return ids.map(sums::get).reduce(DaySums.none(isPlanned()), DaySums::plus);
    }

    /** Units that were to be started by now. */
    int planned(String item) {
        return plan(item).map(plan -> plan.planned(0, quartersOver)).orElse(0);
    }

    String name(String item) {
        return catalogue.item(item).map(Item::name).orElse(item);
    }

    /** The address of the item's hours. */
    String hours(ItemDay item) {
        return address(day) + "&item=" + item.itemId() + "#hours";
    }

    String address(LocalDate of) {
        return "/stores/" + store.id() + "/day?date=" + of;
    }

    /** The same item on the same weekday of the weeks before; days without it are not there. */
    List<ItemDay> weeksBefore(String item) {
        return rows.items().stream()
                .filter(other -> other.itemId().equals(item) && other.day().isBefore(day))
                .toList();
    }

    /** Days of the same weekday before this one on which the store sold anything. */
    int weeksKnown() {
        return (int) rows.items().stream()
                .map(ItemDay::day)
                .filter(other -> other.isBefore(day))
                .distinct()
                .count();
    }

    List<ItemDay> before() {
        return rows.items().stream().filter(item -> item.day().isBefore(day)).toList();
    }

    int minimum(String item, int hour) {
        return rows.minimums().stream()
                .filter(minimum -> minimum.itemId().equals(item))
                .filter(minimum -> DayPart.valueOf(minimum.dayPart().toUpperCase(java.util.Locale.ROOT))
                        .hours()
                        .contains(LocalTime.of(hour, 0).getHour()))
                .mapToInt(minimum -> minimum.units())
                .max()
                .orElse(0);
    }
}
