package kitchensync.kitchenui.queue;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.KitchenUiSettings;
import kitchensync.kitchenui.serving.CookedBatch;
import kitchensync.kitchenui.serving.Past;
import kitchensync.kitchenui.serving.ServingRows;
import kitchensync.kitchenui.serving.ServingTables;
import kitchensync.kitchenui.serving.SlotGone;

/**
 * Reads what the queue of a store is made of. To know what is left of a batch takes all that was cooked and sold since
 * the store opened, when nothing was on the warmer; where it never closes, since a day before the oldest batch that may
 * be there. Up to the slot before the running one that is read once a slot, so what ingest tells later of those slots
 * counts from the next one on; what the crew's own taps tell is read each time.
 */
@Singleton
class QueueRows {

    private static final Duration SLOT = Duration.ofMinutes(Slot.MINUTES);

    private final Catalogue catalogue;
    private final ServingTables tables;
    private final Duration lasting;
    final Map<String, Read> read = new ConcurrentHashMap<>();

    /** What was before {@code lately}. */
    record Read(Instant lately, Past past) {}

    QueueRows(Catalogue catalogue, ServingTables tables, KitchenUiSettings settings) {
        this.catalogue = catalogue;
        this.tables = tables;
        this.lasting = Stream.concat(
                        Stream.of(SLOT, settings.notNow()),
                        catalogue.items().stream().map(item -> item.cookTime().plus(item.holdTime())))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    Uni<ServingRows> of(Store store, Instant now) {
        Instant lately = Slot.startOf(now).minus(SLOT);
        Instant oldest = Slot.startOf(now.minus(lasting).minus(Warmer.KEPT));
        return past(store, LocalDate.ofInstant(now, store.zone()), oldest, lately)
                .flatMap(
                        past -> tables.read(store, now, lasting, oldest, lately).map(rows -> rows.after(past)));
    }

    private Uni<Past> past(Store store, LocalDate today, Instant oldest, Instant lately) {
        Read known = read.get(store.id());
        if (known != null && known.lately().equals(lately)) {
            return Uni.createFrom().item(known.past());
        }
        Instant since = Store.openSince(List.of(store), oldest).orElse(oldest);
        return tables.past(store, today, since, lately)
                .map(past -> leftFrom(past, oldest))
                .invoke(past -> read.put(store.id(), new Read(lately, past)));
    }

    /** Of what was before {@code oldest} only the units that were left then. */
    private Past leftFrom(Past past, Instant oldest) {
        Predicate<CookedBatch> oldBatch = batch -> batch.cookedAt().isBefore(oldest);
        Predicate<SlotGone> oldSlot = slot -> slot.slotStart().isBefore(oldest);
        Map<String, List<CookedBatch>> batches =
                past.batches().stream().filter(oldBatch).collect(groupingBy(CookedBatch::itemId));
        Map<String, List<SlotGone>> gone = past.gone().stream().filter(oldSlot).collect(groupingBy(SlotGone::itemId));
        Stream<CookedBatch> left = catalogue.items().stream()
                .flatMap(item -> left(
                        item,
                        batches.getOrDefault(item.id(), List.of()),
                        gone.getOrDefault(item.id(), List.of()),
                        oldest));
        return new Past(
                Stream.concat(left, past.batches().stream().filter(not(oldBatch)))
                        .flatMap(this::kept)
                        .toList(),
                kept(past.gone().stream().filter(not(oldSlot))),
                past.missed());
    }

    /** With the catalogue's own text of the item: a chain keeps hundreds of thousands of these. */
    private Stream<CookedBatch> kept(CookedBatch batch) {
        return catalogue.item(batch.itemId()).stream()
                .map(item -> new CookedBatch(batch.eventId(), item.id(), batch.quantity(), batch.cookedAt()));
    }

    /** The same, and one moment for all of a slot. */
    private List<SlotGone> kept(Stream<SlotGone> gone) {
        Map<Instant, Instant> starts = new HashMap<>();
        return gone.flatMap(slot -> catalogue.item(slot.itemId()).stream()
                        .map(item -> new SlotGone(
                                item.id(),
                                starts.computeIfAbsent(slot.slotStart(), start -> start),
                                slot.sold(),
                                slot.wasted())))
                .toList();
    }

    private static Stream<CookedBatch> left(Item item, List<CookedBatch> cooked, List<SlotGone> gone, Instant oldest) {
        List<Batch> batches = Batch.all(item, cooked, Map.of());
        int[] left = SellThrough.of(batches, gone, Map.of(), oldest).left();
        return IntStream.range(0, left.length)
                .filter(batch -> left[batch] > 0)
                .mapToObj(batch -> new CookedBatch(
                        batches.get(batch).id(),
                        item.id(),
                        left[batch],
                        batches.get(batch).cookedAt()));
    }
}
