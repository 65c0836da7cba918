package kitchensync.domain.slot;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * Fifteen minutes of the week in a store's local time. Slot 0 is Monday 00:00; the index is
 * {@code dayOfWeek * 96 + hour * 4 + minute / 15} with Monday = 0, the one convention from SQL to screen.
 *
 * @param index 0..671
 */
public record Slot(int index) implements Comparable<Slot> {

    public static final int MINUTES = 15;
    public static final int PER_HOUR = 60 / MINUTES;
    public static final int PER_DAY = 24 * PER_HOUR;
    public static final int PER_WEEK = 7 * PER_DAY;

    public Slot {
        if (index < 0 || index >= PER_WEEK) {
            throw new IllegalArgumentException("slot index " + index + " is outside 0.." + (PER_WEEK - 1));
        }
    }

    /** The slot that a local date and time falls in. */
    public static Slot of(LocalDateTime local) {
        return of(local.getDayOfWeek(), local.getHour(), local.getMinute());
    }

    /** The slot that an instant falls in on the clock of a store in the given zone. */
    public static Slot of(Instant instant, ZoneId zone) {
        return of(LocalDateTime.ofInstant(instant, zone));
    }

    public static Slot of(DayOfWeek day, int hour, int minute) {
        return new Slot((day.getValue() - 1) * PER_DAY + hour * PER_HOUR + minute / MINUTES);
    }

    /**
     * The first instant of the slot that {@code instant} falls in. Every zone in use today is a whole number of
     * quarter hours from UTC, so slots start at the same instants everywhere, across DST changes too.
     */
    public static Instant startOf(Instant instant) {
        long seconds = instant.truncatedTo(ChronoUnit.SECONDS).getEpochSecond();
        return Instant.ofEpochSecond(Math.floorDiv(seconds, MINUTES * 60L) * MINUTES * 60L);
    }

    /** The slot {@code slots} later (or earlier when negative), around the week. */
    public Slot plus(int slots) {
        return new Slot(Math.floorMod(index + slots, PER_WEEK));
    }

    public DayOfWeek dayOfWeek() {
        return DayOfWeek.of(index / PER_DAY + 1);
    }

    public int hour() {
        return index % PER_DAY / PER_HOUR;
    }

    public int minute() {
        return index % PER_HOUR * MINUTES;
    }

    /** Local time at which the slot begins. */
    public LocalTime time() {
        return LocalTime.of(hour(), minute());
    }

    @Override
    public int compareTo(Slot other) {
        return Integer.compare(index, other.index);
    }
}
