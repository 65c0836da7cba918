package kitchensync.local.importing;

/** Counts equal rows of a file of any length: fifteen bytes a row, where a map of boxed numbers takes some sixty. */
final class Copies {

    /** Places for a row, so that a free one is never far. */
    private static final double ROOM = 1.25;

    /** Of a content and a count in each place. */
    static final double BYTES_PER_ROW = ROOM * (Long.BYTES + Integer.BYTES);

    private final long[] contents;
    private final int[] counts;

    /** @param rows that will be counted, at most */
    Copies(long rows) {
        int places = Math.toIntExact((long) (rows * ROOM) + 1);
        contents = new long[places];
        counts = new int[places];
    }

    /**
     * How many rows of that content there are now, this one included.
     *
     * @param content a hash, every bit of it
     * @throws IllegalStateException when there are more rows than were told of
     */
    int next(long content) {
        // The upper bits, as a part of the length: no division, and any length will do.
        int from = (int) Math.unsignedMultiplyHigh(content, contents.length);
        for (int step = 0; step < contents.length; step++) {
            int place = from + step < contents.length ? from + step : from + step - contents.length;
            if (counts[place] == 0) {
                contents[place] = content;
            }
            if (contents[place] == content) {
                return ++counts[place];
            }
        }
        throw new IllegalStateException("the file has grown while it was imported; import it again");
    }
}
