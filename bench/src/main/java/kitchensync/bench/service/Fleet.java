package kitchensync.bench.service;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CatalogueYaml;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;

/** So many stores with one menu. */
public record Fleet(List<Store> stores, List<Item> items) {

    /** Stores 0001, 0002 and so on, otherwise like the first of the catalogue, with its menu. */
    public static Fleet of(int stores, Catalogue catalogue) {
        Store like = catalogue.activeStores().getFirst();
        List<Store> all = IntStream.rangeClosed(1, stores)
                .mapToObj("%04d"::formatted)
                .map(id -> new Store(id, "Store " + id, like.region(), like.level(), like.hours(), like.zone(), true))
                .toList();
        return new Fleet(all, catalogue.activeItems());
    }

    public List<String> ids() {
        return stores.stream().map(Store::id).toList();
    }

    /** Store id to schema. */
    public SortedMap<String, String> schemas() {
        SortedMap<String, String> schemas = new TreeMap<>();
        stores.forEach(store -> schemas.put(store.id(), store.schema()));
        return schemas;
    }

    String yaml() {
        // The menu is the bundled one: the file of stores names none.
        return CatalogueYaml.of(stores, List.of());
    }
}
