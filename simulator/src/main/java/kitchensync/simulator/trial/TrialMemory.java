package kitchensync.simulator.trial;

import kitchensync.domain.slot.Slot;

/**
 * Bytes of memory that a trial takes, more or less.
 *
 * @param always the pasts that are learnt from, what comes of every day, and what any trial was seen to take
 * @param game what one setting and seed takes while it is played, with all contenders
 */
public record TrialMemory(long always, long game) {

    private static final long FIXED_BYTES = 150_000_000;

    /** What a past has of a day: sold, missed and asked for. What a contender has of one: sold and missed. */
    private static final int PAST_TABLES = 3;

    private static final int PLAYED_TABLES = 2;

    /** Of a slot of the week: what is expected, when it is sold, and the sums that it is made of. */
    private static final long BYTES_PER_WEEK_SLOT = 20;

    /** A day of an item in a store, as the predictor keeps it. */
    private static final long BYTES_PER_HISTORY_DAY = 420;

    private static final long BYTES_PER_TALLY = 100;

    public static TrialMemory of(TrialSpec spec, int contenders) {
        long stores = spec.catalogue().activeStores().size();
        long items = spec.catalogue().items().size();
        long kitchens = stores * items;
        long table = kitchens * Slot.PER_DAY * Short.BYTES;
        long pasts = spec.seeds().size()
                * spec.settings().stream().map(Setting::cookIn).distinct().count();
        long games = (long) spec.seeds().size() * spec.settings().size();
        return new TrialMemory(
                FIXED_BYTES
                        + pasts * spec.learnDays() * PAST_TABLES * table
                        + games * spec.days() * contenders * (stores + items) * BYTES_PER_TALLY,
                contenders
                                * ((long) spec.days() * PLAYED_TABLES * table
                                        + kitchens * Slot.PER_WEEK * BYTES_PER_WEEK_SLOT)
                        + ((long) spec.learnDays() + spec.days()) * kitchens * BYTES_PER_HISTORY_DAY);
    }

    /** How many games have room at the same time, 0 when not even one has. */
    public int gamesIn(long bytes) {
        return (int) Math.clamp((bytes - always) / game, 0, Integer.MAX_VALUE);
    }

    /** Bytes that so many games at the same time take. */
    public long of(int games) {
        return always + games * game;
    }
}
