package kitchensync.domain.catalogue;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stores and the menu: the registry that every id from outside is looked up in.
 *
 * <p>Lists keep the order of the files. Retired items and stores are in the full lists, so that their past can still
 * be told.
 */
public final class Catalogue {

    private final List<Store> stores;
    private final List<Item> items;
    private final Map<String, Store> storeById;
    private final Map<String, Store> storeBySchema;
    private final Map<String, Item> itemById;

    /** @throws CatalogueException when an id stands twice */
    public Catalogue(List<Store> stores, List<Item> items) {
        this.stores = List.copyOf(stores);
        this.items = List.copyOf(items);
        this.storeById =
                stores.stream().collect(toUnmodifiableMap(Store::id, identity(), (a, b) -> twice("store", a.id())));
        this.storeBySchema =
                stores.stream().collect(toUnmodifiableMap(Store::schema, identity(), (a, b) -> twice("store", a.id())));
        this.itemById =
                items.stream().collect(toUnmodifiableMap(Item::id, identity(), (a, b) -> twice("item", a.id())));
    }

    private static <T> T twice(String kind, String id) {
        throw new CatalogueException(List.of("catalogue: " + kind + " " + id + " stands twice; give each its own id"));
    }

    public List<Store> stores() {
        return stores;
    }

    public List<Item> items() {
        return items;
    }

    public List<Store> activeStores() {
        return stores.stream().filter(Store::active).toList();
    }

    public List<Item> activeItems() {
        return items.stream().filter(Item::active).toList();
    }

    /** The active store with this id; a POS may also name it by its schema, {@code store_012} for {@code 012}. */
    public Optional<Store> store(String id) {
        return Optional.ofNullable(storeById.getOrDefault(id, storeBySchema.get(id)))
                .filter(Store::active);
    }

    /** The item with this id, retired ones included. */
    public Optional<Item> item(String id) {
        return Optional.ofNullable(itemById.get(id));
    }
}
