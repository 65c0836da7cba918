package kitchensync.pipeline.layer;

import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as the seeds of the project. The files of the project hold the bundled catalogue, for dbt; a pipeline
 * puts the one it runs with in their place.
 */
public final class CatalogueSeeds {

    private CatalogueSeeds() {}

    /** @return text by path in the project */
    public static Map<String, String> of(Catalogue catalogue) {
        return Map.of(
                "seeds/stores.csv",
                csv(
                        "store_id,name,region,level,timezone,active",
                        catalogue.stores().stream().map(CatalogueSeeds::row)),
                "seeds/store_hours.csv",
                csv("store_id,hour", catalogue.stores().stream().flatMap(CatalogueSeeds::hours)),
                "seeds/menu_items.csv",
                csv(
                        "item_id,name,category,queue,waste_group,day_part,price,sale_price,cost,hold_minutes,"
                                + "cook_minutes,popularity,batch,cook_in,active,added",
                        catalogue.items().stream().map(CatalogueSeeds::row)),
                "seeds/sale_days.csv",
                csv("item_id,day_of_week", catalogue.items().stream().flatMap(CatalogueSeeds::saleDays)),
                "seeds/day_part_hours.csv",
                csv("day_part,hour", Arrays.stream(DayPart.values()).flatMap(CatalogueSeeds::hours)));
    }

    private static String csv(String header, Stream<? extends Collection<?>> rows) {
        return Stream.concat(
                        Stream.of(header),
                        rows.map(row -> row.stream().map(CatalogueSeeds::field).collect(Collectors.joining(","))))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String field(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        boolean plain = text.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static List<?> row(Store store) {
        return List.of(
                store.id(),
                store.name(),
                store.region(),
                store.level(),
                store.zone().getId(),
                store.active());
    }

    private static Stream<List<?>> hours(Store store) {
        return store.hours().hours().stream().map(hour -> List.of(store.id(), hour));
    }

    private static Stream<List<?>> hours(DayPart part) {
        return part.hours().hours().stream().map(hour -> List.of(part.id(), hour));
    }

    private static Stream<List<?>> saleDays(Item item) {
        return Stream.of(DayOfWeek.values())
                .filter(item.saleDays()::contains)
                .map(day -> List.of(item.id(), day.getValue() - 1));
    }

    private static List<?> row(Item item) {
        return Arrays.asList(
                item.id(),
                item.name(),
                item.category(),
                item.queue().name(),
                item.wasteGroup().name(),
                item.dayPart().id(),
                item.price(),
                item.salePrice(),
                item.cost(),
                item.holdTime().toMinutes(),
                item.cookTime().toMinutes(),
                item.popularity(),
                item.batch(),
                item.cookIn().name().toLowerCase(Locale.ROOT),
                item.active(),
                item.added());
    }
}
