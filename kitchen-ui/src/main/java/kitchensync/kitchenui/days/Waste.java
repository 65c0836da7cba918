package kitchensync.kitchenui.days;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Units thrown away together; the reason is null where none was given. */
public record Waste(
        LocalDate day,
        Instant at,
        String itemId,
        int units,
        @Nullable String reason) {}
