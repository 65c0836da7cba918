package kitchensync.kitchenui.days;

import java.time.LocalDate;

/** Units of an item that are to be started on a local day. */
public record DayUnits(String itemId, LocalDate day, int units) {}
