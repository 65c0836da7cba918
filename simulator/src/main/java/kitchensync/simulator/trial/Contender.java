package kitchensync.simulator.trial;

import java.util.function.Function;

/**
 * One way to decide what to cook that is entered into a trial.
 *
 * @param id as reports write it
 * @param enter makes the policy of one run: one world, one seed, all stores
 */
public record Contender(String id, Function<Run, Policy> enter) {}
