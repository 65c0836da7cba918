package kitchensync.bench.database;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many events of each store a service has acknowledged since it was started. */
public final class Acknowledged {

    private final List<String> stores;
    private final SortedMap<String, Long> events = new TreeMap<>();

    public Acknowledged(List<String> stores) {
        this.stores = List.copyOf(stores);
    }

    /** @param more by store, in the order of the stores */
    public void add(long[] more) {
        for (int i = 0; i < more.length; i++) {
            if (more[i] > 0) {
                events.merge(stores.get(i), more[i], Long::sum);
            }
        }
    }

    public long total() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Holds them against what is stored.
     *
     * @param stored rows by store
     * @throws MiscountException when a store has one more or one less
     */
    public void check(String service, Map<String, Long> stored) {
        for (String store : stores) {
            long expected = events.getOrDefault(store, 0L);
            long there = stored.getOrDefault(store, 0L);
            if (expected != there) {
                throw new MiscountException(service + " acknowledged " + expected + " events of store " + store
                        + ", but Postgres has " + there);
            }
        }
        if (stored.values().stream().mapToLong(Long::longValue).sum() != total()) {
            throw new MiscountException(service + " stored events of stores that nobody sent any for: " + stored);
        }
    }
}
