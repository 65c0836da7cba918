package kitchensync.predictor.feature;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import kitchensync.domain.catalogue.Item;

/** What the menu tells of a day: prices, and which items are on sale. */
public record MenuConditions(List<Item> items) implements Conditions {

    public MenuConditions {
        items = List.copyOf(items);
    }

    /** @param items in the order of their places */
    public static Conditions of(List<Item> items) {
        return new MenuConditions(items);
    }

    @Override
    public float price(int item, LocalDate day) {
        return items.get(item).priceOn(day.getDayOfWeek()).floatValue();
    }

    @Override
    public float priceRatio(int item, LocalDate day) {
        BigDecimal price = items.get(item).price();
        return price.signum() == 0 ? 1 : price(item, day) / price.floatValue();
    }
}
