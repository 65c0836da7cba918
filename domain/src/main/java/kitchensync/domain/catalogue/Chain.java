package kitchensync.domain.catalogue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chains of any size, made like the one in the catalogue. */
public final class Chain {

    private static final int FIRST_GENERATED_ID = 200;

    private Chain() {}

    /**
     * The first {@code size} stores; when the chain has fewer, more are made that repeat the regions, levels and
     * hours of the given ones in turn, under ids of their own.
     *
     * @throws IllegalArgumentException when {@code size} is below 1
     */
    public static List<Store> ofSize(List<Store> stores, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a chain has at least one store, not " + size);
        }
        Set<String> taken = stores.stream().map(Store::id).collect(Collectors.toSet());
        Stream<Store> made = IntStream.iterate(FIRST_GENERATED_ID, id -> id + 1)
                .mapToObj("%03d"::formatted)
                .filter(id -> !taken.contains(id))
                .limit(Math.max(0, size - stores.size()))
                .map(id -> like(stores.get(Integer.parseInt(id) % stores.size()), id));
        return Stream.concat(stores.stream().limit(size), made).toList();
    }

    private static Store like(Store model, String id) {
        return new Store(
                id,
                model.region() + " " + id,
                model.region(),
                model.level(),
                model.hours(),
                model.zone(),
                true,
                model.capacity());
    }
}
