package kitchensync.domain.event;

import java.time.Instant;
import java.util.UUID;

/**
 * Event ids that a sender can make again: the same parts give the same id, so that whatever is sent twice is stored
 * once. Laid out as UUID version 7 (RFC 9562), time first, which keeps the database's index in insertion order.
 */
public final class EventId {

    /** "cooked" in ASCII. */
    private static final long COOKED = 0x636F6F6B6564L;

    private EventId() {}

    /**
     * @param at time of the event, kept to the millisecond
     * @param stream what sets this sender's stream of events apart (seed and store, say)
     * @param sequence number of the event in its stream
     */
    public static UUID of(Instant at, long stream, long sequence) {
        long a = mix(stream ^ mix(sequence));
        long b = mix(a + sequence);
        long high = (at.toEpochMilli() << 16) | 0x7000L | (a & 0x0FFFL);
        long low = (b & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /**
     * The id of what a store starts of an item in a slot, whoever reports it: the crew that marks it as done, and the
     * simulator that plays this crew, tell of one event and not of two.
     */
    public static UUID cooked(String itemId, Instant slotStart) {
        return of(slotStart, COOKED, mix(COOKED, itemId));
    }

    /** Folds a text into a value, a character at a time. */
    public static long mix(long value, String text) {
        long folded = value;
        for (int i = 0; i < text.length(); i++) {
            folded = mix(folded ^ text.charAt(i));
        }
        return folded;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014): every input bit changes half of the output bits. */
    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
