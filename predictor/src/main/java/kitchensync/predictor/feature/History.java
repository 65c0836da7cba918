package kitchensync.predictor.feature;

/**
 * How the days with data are cut for training. A block is forecast from the blocks before it only, as a forecast made
 * at its start would be.
 *
 * @param days days from the first to the newest whole day
 */
public record History(int days) {

    private static final int WEEK = 7;

    /** The coming week, which all days are known for. */
    public static final int NEXT = -1;

    /** Days in a block: a week, less where there is too little history for three weeks. */
    public int blockDays() {
        return Math.min(WEEK, Math.max(1, days / 3));
    }

    /** Blocks that have an earlier one to learn from; numbered from 0, the newest. */
    public int trainingBlocks() {
        return Math.max(0, (days - 1) / blockDays());
    }
}
