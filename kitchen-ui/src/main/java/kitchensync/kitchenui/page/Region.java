package kitchensync.kitchenui.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;

/** The stores of a region, as the store selector lists them. */
public record Region(String name, List<Store> stores) {

    /** All stores that take part, regions and stores in the catalogue's order. */
    static List<Region> of(Catalogue catalogue) {
        Map<String, List<Store>> stores = catalogue.activeStores().stream()
                .collect(Collectors.groupingBy(Store::region, LinkedHashMap::new, Collectors.toList()));
        return stores.entrySet().stream()
                .map(region -> new Region(region.getKey(), region.getValue()))
                .toList();
    }
}
