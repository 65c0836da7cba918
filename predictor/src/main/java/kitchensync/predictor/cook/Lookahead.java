package kitchensync.predictor.cook;

/** What cooking is expected to earn, when every later decision is a good one too. */
public sealed interface Lookahead permits ExactPlan, NextInLine {

    /** States of a stock up to which the exact plan is used. */
    int MOST_STATES = 250;

    /**
     * The expected profit of starting 0, 1, 2 .. steps now, over that of starting none; so the first is 0. It reaches at
     * least to the best and one further, where that is possible.
     *
     * @param slot the decision's, counted from the start of the outlook
     */
    double[] gains(int slot, StockAges stock);

    /**
     * The exact plan where it is small, otherwise the approximation. Small is what takes no longer than the approximation
     * takes for a busy item: a few microseconds a slot.
     */
    static Lookahead of(Outlook outlook) {
        int most = outlook.mostUnits();
        int room = Math.max(most, outlook.step()) + Math.max(outlook.step(), (most + 1) / 2);
        boolean small = outlook.timing().lead() == 0 && ExactPlan.states(outlook, room) <= MOST_STATES;
        return small && most > 0 ? new ExactPlan(outlook, room) : new NextInLine(outlook);
    }

    /** Steps that earn the most; the fewest of equals. */
    static int best(double[] gains) {
        int best = 0;
        for (int steps = 1; steps < gains.length; steps++) {
            if (gains[steps] > gains[best] + 1e-12) {
                best = steps;
            }
        }
        return best;
    }
}
