package kitchensync.kitchenui.days;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How busy a store's day is against its forecast.
 *
 * @param countedTo the newest event that is in it
 * @param factor what the rest of the day's forecast is multiplied by
 */
public record DayLevel(LocalDate day, Instant countedTo, double factor) {}
