package kitchensync.simulator.kitchen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A kitchen's batches while a slot is being played: first in, first out. Not for several threads. */
public final class Stock {

    private static final Comparator<Batch> OLDEST_FIRST = Comparator.comparing(Batch::readyAt);

    private final SortedMap<String, List<Batch>> batches = new TreeMap<>();

    public Stock(KitchenState state) {
        state.batches().forEach((item, list) -> batches.put(item, new ArrayList<>(list)));
    }

    /** Units of one item that are over their time. */
    public record Expired(String itemId, int quantity, Instant at) {}

    public void add(String itemId, Batch batch) {
        List<Batch> list = batches.computeIfAbsent(itemId, id -> new ArrayList<>());
        list.add(batch);
        list.sort(OLDEST_FIRST);
    }

    /** Takes up to {@code wanted} sellable units, oldest first. @return the units there were */
    public int take(String itemId, int wanted, Instant at) {
        List<Batch> list = batches.computeIfAbsent(itemId, id -> new ArrayList<>());
        int taken = 0;
        for (int i = 0; i < list.size() && taken < wanted; i++) {
            Batch batch = list.get(i);
            if (batch.isSellableAt(at)) {
                int units = Math.min(batch.quantity(), wanted - taken);
                list.set(i, batch.less(units));
                taken += units;
            }
        }
        list.removeIf(batch -> batch.quantity() == 0);
        return taken;
    }

    /** Takes out what has expired by {@code time}, in the order of expiry. */
    public List<Expired> expire(Instant time) {
        List<Expired> expired = new ArrayList<>();
        batches.forEach((item, list) -> {
            for (Batch batch : list) {
                if (batch.isExpiredAt(time)) {
                    expired.add(new Expired(item, batch.quantity(), batch.expiresAt()));
                }
            }
            list.removeIf(batch -> batch.isExpiredAt(time));
        });
        expired.sort(Comparator.comparing(Expired::at).thenComparing(Expired::itemId));
        return expired;
    }

    /** The instants in which something expires before {@code end}, in order; each may stand more than once. */
    public List<Instant> expiriesBefore(Instant end) {
        return batches.values().stream()
                .flatMap(List::stream)
                .map(Batch::expiresAt)
                .filter(at -> at.isBefore(end))
                .sorted()
                .toList();
    }

    public KitchenState state() {
        return new KitchenState(batches);
    }
}
