package kitchensync.kitchenui.days;

import java.time.LocalDate;

/** Units that a store sold on a local day, all items together, up to some hour. */
public record DaySold(LocalDate day, int units) {}
