package kitchensync.domain.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.DayOfWeek;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a catalogue as {@link CatalogueFiles} reads it. */
public final class CatalogueYaml {

    private static final int MINUTES_AN_HOUR = 60;

    private CatalogueYaml() {}

    /** One YAML text with {@code stores:} and {@code items:}. */
    public static String of(List<Store> stores, List<Item> items) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("stores", stores.stream().map(CatalogueYaml::fields).toList());
        root.put("items", items.stream().map(CatalogueYaml::fields).toList());
        try {
            return new YAMLMapper().writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("maps of plain values can be written as YAML", impossible);
        }
    }

    private static Map<String, Object> fields(Store store) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", store.id());
        fields.put("name", store.name());
        fields.put("region", store.region());
        fields.put("level", store.level());
        fields.put(
                "hours",
                store.hours().equals(HourRange.WHOLE_DAY)
                        ? "24/7"
                        : store.hours().from() + "-" + store.hours().to());
        fields.put("timezone", store.zone().getId());
        fields.put("active", store.active());
        if (!store.capacity().stations().isEmpty()) {
            fields.put("stations", new TreeMap<>(store.capacity().stations()));
        }
        if (store.capacity().starts() != Integer.MAX_VALUE) {
            fields.put("starts_per_slot", store.capacity().starts());
        }
        return fields;
    }

    private static Map<String, Object> fields(Item item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", item.id());
        fields.put("name", item.name());
        fields.put("category", item.category());
        fields.put("time_of_day", item.dayPart().id());
        fields.put("price", item.price());
        if (item.salePrice() != null) {
            fields.put("sale_price", item.salePrice());
            fields.put(
                    "sale_days",
                    item.saleDays().stream()
                            .map(DayOfWeek::getValue)
                            .map(day -> day - 1)
                            .sorted()
                            .toList());
        }
        fields.put("cost", item.cost());
        fields.put("hold_time", item.holdTime().toMinutes() / (double) MINUTES_AN_HOUR);
        fields.put("cook_time", item.cookTime().toMinutes());
        fields.put("popularity", item.popularity());
        fields.put("batch", item.batch());
        fields.put("cook_in", item.cookIn().name().toLowerCase(java.util.Locale.ROOT));
        fields.put("active", item.active());
        fields.put("added", item.added().toString());
        if (item.station() != null) {
            fields.put("station", item.station());
        }
        return fields;
    }
}
