package kitchensync.bench.predictor;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds times that grids and plans are made, the last of which count; the ones before are for the JVM to compile
 * @param counted of these rounds, the last so many
 * @param growth numbers of stores that are trained on and forecast once
 */
record PredictorPlan(int rounds, int counted, List<Integer> growth) {

    /** The stores of the chain out of the box. */
    static final int STORES = 12;

    static final int DAYS = 42;

    /** Rounds of a store's next slot, which takes milliseconds. */
    static final int SLOT_ROUNDS = 60;

    static final List<Integer> GROWTH = List.of(STORES, 120, 900);

    static PredictorPlan whole(List<Integer> growth) {
        return new PredictorPlan(12, 5, growth);
    }

    /** Too little to judge by. */
    static PredictorPlan brief(List<Integer> growth) {
        return new PredictorPlan(
                4, 1, growth.stream().filter(stores -> stores <= 120).toList());
    }
}
