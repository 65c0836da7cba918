package kitchensync.domain.catalogue;

import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One entry of {@code items:}. */
final class ItemYaml {

    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}\\s][^\\p{Cntrl}]{0,59}");
    private static final BigDecimal SHORTEST_HOLD_HOURS = new BigDecimal("0.25");

    private ItemYaml() {}

    static Item read(Fields fields) {
        String id = fields.id(ID, "must be plain text of at most 60 characters");
        BigDecimal price = fields.decimal("price", BigDecimal.ZERO);
        @Nullable BigDecimal salePrice = fields.decimalOrNull("sale_price", BigDecimal.ZERO);
        if (salePrice != null && salePrice.compareTo(price) > 0) {
            fields.wrong("sale_price", "must not be above the price " + price + ", but is " + salePrice, price);
        }
        Set<DayOfWeek> saleDays = fields.wholes("sale_days", 0, 6).stream()
                .map(day -> DayOfWeek.of(day + 1))
                .collect(toSet());
        return new Item(
                id,
                fields.textOr("name", id),
                fields.text("category"),
                fields.as("time_of_day", "all_day", ItemYaml::dayPart),
                price,
                salePrice,
                saleDays,
                fields.decimal("cost", BigDecimal.ZERO),
                minutes(fields.decimal("hold_time", SHORTEST_HOLD_HOURS).multiply(BigDecimal.valueOf(60))),
                minutes(fields.decimal("cook_time", BigDecimal.ZERO)),
                fields.decimal("popularity", BigDecimal.ZERO).doubleValue(),
                fields.whole("batch", 1, 1000),
                fields.as("cook_in", "units", ItemYaml::cookIn),
                fields.flag("active", true),
                fields.as("added", "2024-01-01", LocalDate::parse),
                fields.has("station") ? fields.text("station") : null);
    }

    private static Duration minutes(BigDecimal minutes) {
        return Duration.ofMinutes(minutes.longValue());
    }

    private static DayPart dayPart(String id) {
        return switch (id) {
            case "all_day" -> DayPart.ALL_DAY;
            case "breakfast" -> DayPart.BREAKFAST;
            case "lunch" -> DayPart.LUNCH;
            case "chicken" -> DayPart.CHICKEN;
            default ->
                throw new IllegalArgumentException("must be all_day, breakfast, lunch or chicken, but is '" + id + "'");
        };
    }

    private static CookIn cookIn(String id) {
        return switch (id.toLowerCase(Locale.ROOT)) {
            case "units" -> CookIn.UNITS;
            case "batches" -> CookIn.BATCHES;
            default -> throw new IllegalArgumentException("must be units or batches, but is '" + id + "'");
        };
    }
}
