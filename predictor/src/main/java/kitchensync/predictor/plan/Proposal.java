package kitchensync.predictor.plan;

import org.jspecify.annotations.Nullable;

/**
 * What to cook of an item when there is room for all of it.
 *
 * @param units what pays best, or a manager wants
 * @param least units below which a minimum would be missed; 0 without one
 * @param override the manager's word that was followed; null without one
 * @param without what would be cooked without that word
 */
record Proposal(
        Choice choice, int units, int least, @Nullable PlanOverride override, int without) {

    /** What pays best, but not so little that fewer than {@code minimum} units are there. */
    static Proposal of(Choice choice, int minimum) {
        int least = least(choice, minimum);
        int units = Math.max(choice.best(), least);
        return new Proposal(choice, units, least, null, units);
    }

    /** The same under a manager's word, which {@code choice} was made with. */
    static Proposal of(Choice choice, int minimum, PlanOverride override, int without) {
        if (override.kind() == PlanOverride.Kind.NEVER) {
            return new Proposal(choice, 0, 0, override, without);
        }
        Proposal plain = of(choice, minimum);
        return new Proposal(choice, plain.units(), plain.least(), override, without);
    }

    /** The same, beside what else would have been cooked without the word that was followed, if one was. */
    Proposal otherwise(int units) {
        return override == null ? this : new Proposal(choice, this.units, least, override, units);
    }

    /** What the forecast of the slot is multiplied by. */
    double factor() {
        return override == null ? 1 : override.factor();
    }

    private static int least(Choice choice, int minimum) {
        if (minimum <= 0 || choice.tooLate()) {
            return 0;
        }
        int cook = Math.toIntExact(choice.item().cookTime().toMinutes());
        double lasting = choice.stock().stream()
                .filter(batch -> batch.expiresIn() > cook)
                .mapToDouble(batch -> batch.units())
                .sum();
        double missing = minimum - lasting;
        return missing <= 0 ? 0 : (int) Math.ceil(missing / choice.step() - 1e-9) * choice.step();
    }
}
