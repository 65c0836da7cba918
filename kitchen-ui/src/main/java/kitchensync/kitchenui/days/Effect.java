package kitchensync.kitchenui.days;

import java.time.LocalDate;

/**
 * What overrides did to an item's plan on a day.
 *
 * @param planned units to start in the quarters for which an override held
 * @param without units that would have been wanted in them otherwise
 * @param sold of the whole day, as are the others; -1 while nothing of the day is known
 */
public record Effect(LocalDate day, String itemId, int planned, int without, int sold, int missed, int wasted) {}
