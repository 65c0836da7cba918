package kitchensync.kitchenui.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
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
import kitchensync.kitchenui.days.DaySold;
import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.ItemLoss;
import kitchensync.kitchenui.days.PlanDay;
import kitchensync.kitchenui.days.PlanOverride;
import kitchensync.kitchenui.page.Speech;
import kitchensync.kitchenui.page.StoreAddress;
import org.jspecify.annotations.Nullable;

/** What is known of a store's day, looked up by item. */
final class DayFacts {

    private final Speech speech;
    private final DayWords words;
    private final Store store;
    private final Catalogue catalogue;
    private final LocalDate day;
    private final int quartersOver;
    private final int hoursOver;
    private final DayRows rows;
    private final Map<String, PlanDay> plans;
    private final SortedMap<String, DaySums> sums = new TreeMap<>();
    private final DaySums all;

    DayFacts(Speech speech, Store store, Catalogue catalogue, LocalDate day, Instant now, DayRows rows) {
        this.speech = speech;
        this.words = speech.words(DayWords.class);
        this.store = store;
        this.catalogue = catalogue;
        this.day = day;
        this.rows = rows;
        this.plans = rows.plans().stream().collect(Collectors.toMap(PlanDay::itemId, Function.identity()));
        LocalDateTime local = LocalDateTime.ofInstant(now, store.zone());
        this.quartersOver = quartersOver(local, day);
        this.hoursOver = hoursOver(local, day);
        rows.items().forEach(item -> sums.put(item.itemId(), sums(item.itemId(), item)));
        plans.keySet().forEach(id -> sums.computeIfAbsent(id, planned -> sums(planned, null)));
        this.all = sums(sums.keySet().stream());
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

    /** Hours of a day that are over: what it sold in them can be compared with other days. */
    static int hoursOver(LocalDateTime now, LocalDate day) {
        if (day.equals(now.toLocalDate())) {
            return now.getHour();
        }
        return day.isBefore(now.toLocalDate()) ? 24 : 0;
    }

    /** Units that were sold in them. */
    int soldByThen() {
        return items().stream()
                .mapToInt(item -> Arrays.stream(item.soldHours(), 0, hoursOver).sum())
                .sum();
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

    List<ItemDay> items() {
        return rows.items();
    }

    List<PlanOverride> overrides() {
        return rows.overrides();
    }

    /** Not before midnight, though its last quarter has begun. */
    boolean isOver() {
        return hoursOver == 24;
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
        return all;
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
    String hours(String item) {
        return address(day) + "&item=" + StoreAddress.part(item) + "#hours";
    }

    String address(LocalDate of) {
        return "/stores/" + store.id() + "/day?date=" + of;
    }

    /** What the same item lost on the same weekday of the weeks before; days on which it lost nothing are not there. */
    List<ItemLoss> losses(String item) {
        return rows.losses().stream().filter(loss -> loss.itemId().equals(item)).toList();
    }

    /** Days of the same weekday before this one on which the store sold anything. */
    int weeksKnown() {
        return rows.before().size();
    }

    /** Units that one of these days had sold by the last whole hour of this one, on average; 0 without any. */
    double soldBefore() {
        return rows.before().stream().mapToInt(DaySold::units).average().orElse(0);
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
