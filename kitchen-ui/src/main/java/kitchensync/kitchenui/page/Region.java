package kitchensync.kitchenui.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kitchensync.domain.catalogue.Store;

/** The stores of a region, as the list of stores shows them. */
public record Region(String name, List<Store> stores) {

    /** Some stores, regions and stores in the given order. */
    static List<Region> of(List<Store> some) {
        Map<String, List<Store>> stores =
                some.stream().collect(Collectors.groupingBy(Store::region, LinkedHashMap::new, Collectors.toList()));
        return stores.entrySet().stream()
                .map(region -> new Region(region.getKey(), region.getValue()))
                .toList();
    }
}
