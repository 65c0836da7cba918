package kitchensync.bench.pipeline;

import java.util.List;

/**
 * How much is measured.
 *
 * @param rounds times that everything is measured, with medians that count; dbt only once
 * @param warmUps runs with five minutes of new events before those that count: the service makes one every five minutes,
 *     and has compiled what it needs
 * @param days whole days that the chain out of the box has sold, beside the one in progress; 0 to leave it out
 * @param growth numbers of stores that have sold for one day, the first is what the others are compared with
 */
record PipelinePlan(int rounds, int warmUps, int days, List<Integer> growth) {

    /** The stores of the chain out of the box. */
    static final int STORES = 12;

    static final int GROWTH_DAYS = 1;

    static final PipelinePlan WHOLE = new PipelinePlan(3, 2, 42, List.of(STORES, 120, 900));

    /** Too little to judge by. */
    static final PipelinePlan BRIEF = new PipelinePlan(1, 1, 7, List.of(STORES, 120));

    /** Nothing but what more stores cost. */
    static final PipelinePlan GROWTH = new PipelinePlan(1, 1, 0, List.of(STORES, 120, 900));
}
