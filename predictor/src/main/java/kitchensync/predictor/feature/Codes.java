package kitchensync.predictor.feature;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.profile.Profile;

/**
 * The numbers that stand for stores, items and categories in features. They are in an order that means something, so that
 * a split between two of them parts like from unlike: stores by traffic, items by category and there by demand. A model
 * keeps the codes that it was trained with; what it does not know has none (NaN). Stores of a sample have none either:
 * what is learnt from them has to hold for all stores of their traffic.
 */
@RegisterForReflection
public record Codes(List<String> stores, List<String> items, List<String> categories) {

    public Codes {
        stores = List.copyOf(stores);
        items = List.copyOf(items);
        categories = List.copyOf(categories);
    }

    public static Codes of(Assortment assortment, Profile profile) {
        List<String> stores = IntStream.range(0, assortment.isPart() ? 0 : assortment.stores())
                .boxed()
                .sorted(Comparator.comparingDouble(profile::level))
                .map(store -> assortment.shops().get(store).id())
                .toList();
        double[] demand = new double[assortment.items()];
        for (int kitchen = 0; kitchen < assortment.kitchens(); kitchen++) {
            for (int dow = 0; dow < 7; dow++) {
                demand[kitchen % assortment.items()] += profile.day(kitchen, dow);
            }
        }
        List<String> items = new ArrayList<>();
        List<String> categories = assortment.products().stream()
                .map(Assortment.Product::category)
                .distinct()
                .sorted()
                .toList();
        for (String category : categories) {
            IntStream.range(0, demand.length)
                    .boxed()
                    .filter(item -> assortment.products().get(item).category().equals(category))
                    .sorted(Comparator.comparingDouble(item -> demand[item]))
                    .forEach(item -> items.add(assortment.products().get(item).id()));
        }
        return new Codes(stores, items, categories);
    }

    /** A code for each id, NaN for those that have none. */
    static float[] codes(List<String> known, List<String> ids) {
        Map<String, Integer> places = HashMap.newHashMap(known.size());
        known.forEach(id -> places.put(id, places.size()));
        float[] codes = new float[ids.size()];
        for (int i = 0; i < codes.length; i++) {
            Integer place = places.get(ids.get(i));
            codes[i] = place == null ? Float.NaN : place;
        }
        return codes;
    }
}
