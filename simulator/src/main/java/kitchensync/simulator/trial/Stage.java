package kitchensync.simulator.trial;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;

/**
 * The stores and the menu that a setting is played with.
 *
 * @param items all items of the catalogue; an item's place in the list is its number everywhere in a trial
 */
record Stage(List<Store> stores, List<Item> items, Map<String, Integer> itemNumbers, Prices prices) {

    static Stage of(Catalogue catalogue, CookIn cookIn) {
        List<Item> items =
                catalogue.items().stream().map(item -> item.cookedIn(cookIn)).toList();
        Map<String, Integer> numbers = new HashMap<>();
        items.forEach(item -> numbers.put(item.id(), numbers.size()));
        return new Stage(catalogue.activeStores(), items, Map.copyOf(numbers), new Prices(items));
    }

    int number(Item item) {
        Integer number = itemNumbers.get(item.id());
        if (number == null) {
            throw new IllegalArgumentException("the menu has no " + item.id());
        }
        return number;
    }
}
