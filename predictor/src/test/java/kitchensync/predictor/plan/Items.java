package kitchensync.predictor.plan;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Set;
import kitchensync.domain.catalogue.CookIn;
import kitchensync.domain.catalogue.DayPart;
import kitchensync.domain.catalogue.Item;

/** Items for tests: a price of 2 and a cost of 1. */
public final class Items {

    private Items() {}

    public static Item item(int cookMinutes, int holdMinutes, CookIn cookIn, int batch) {
        return new Item(
                "HOT_DOG",
                "Hot Dog",
                "roller_grill",
                DayPart.ALL_DAY,
                BigDecimal.TWO,
                null,
                Set.of(),
                BigDecimal.ONE,
                Duration.ofMinutes(holdMinutes),
                Duration.ofMinutes(cookMinutes),
                3,
                batch,
                cookIn,
                true,
                LocalDate.of(2024, 1, 1));
    }
}
