package kitchensync.bench.load;

import java.util.SplittableRandom;
import java.util.UUID;

/** Random event ids (UUID version 4), cheap to make; the same for our service, the peers and Postgres' ceiling. */
public final class EventIds {

    /** Characters of an id. */
    static final int LENGTH = 36;

    private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final long VERSION_4 = 0x4000L;
    private static final long VERSION_BITS = 0xF000L;
    private static final long VARIANT_2 = 0x8000_0000_0000_0000L;

    private final SplittableRandom random = new SplittableRandom();

    public UUID next() {
        return new UUID(high(), low());
    }

    /** Writes the next id as text into {@code target}. */
    void write(byte[] target, int offset) {
        long high = high();
        long low = low();
        int at = hex(target, offset, high, 60, 32);
        at = hex(target, dash(target, at), high, 28, 16);
        at = hex(target, dash(target, at), high, 12, 0);
        at = hex(target, dash(target, at), low, 60, 48);
        hex(target, dash(target, at), low, 44, 0);
    }

    private long high() {
        return (random.nextLong() & ~VERSION_BITS) | VERSION_4;
    }

    private long low() {
        return (random.nextLong() >>> 2) | VARIANT_2;
    }

    private static int dash(byte[] target, int at) {
        target[at] = '-';
        return at + 1;
    }

    private static int hex(byte[] target, int offset, long bits, int firstShift, int lastShift) {
        int at = offset;
        for (int shift = firstShift; shift >= lastShift; shift -= 4) {
            target[at++] = HEX[(int) (bits >>> shift) & 0xF];
        }
        return at;
    }
}
