package kitchensync.predictor.fit;

import java.util.ArrayList;
import java.util.List;
import kitchensync.predictor.feature.Codes;
import kitchensync.predictor.feature.Conditions;
import kitchensync.predictor.feature.FeatureBuilder;
import kitchensync.predictor.feature.FeatureRows;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.profile.Profile;
import kitchensync.predictor.profile.ProfileLearner;
import org.jspecify.annotations.Nullable;

/**
 * A week of history as it looked from its beginning: what was expected and known then, and what was asked for.
 *
 * @param origin the week's first day, in days of the history
 * @param profile made of the days before {@code origin}; null in all but the newest of the weeks, to save its memory
 * @param levelErrors for each store, units asked for in units expected
 */
record PastWeek(int origin, @Nullable Profile profile, FeatureRows rows, double[] levelErrors, int items) {

    private static final int DAYS = 7;

    /** Days that a profile needs before anything can be learnt from what it gets wrong. */
    private static final int FEWEST_DAYS = 7;

    /** Rows of all weeks; a hundred bytes each, three times over while a model is trained. */
    private static final int MOST_ROWS = 1_000_000;

    /** Units against which a store's week is weighed. */
    private static final double LEVEL_PRIOR = 50;

    /** The newest weeks, which keep their profile. */
    static final int WITH_PROFILE = 3;

    /**
     * How far the store's whole week was from what was expected of it. The model learns from weeks that are put right by
     * this: what a level will be next is the profile's to tell, and last month's errors of it are no reason to expect the
     * same again.
     */
    double levelError(int kitchen) {
        return levelErrors[kitchen / items];
    }

    private PastWeek withoutProfile() {
        return new PastWeek(origin, null, rows, levelErrors, items);
    }

    int stores() {
        return levelErrors.length;
    }

    /** The store of a row. */
    int store(int row) {
        return rows.kitchen()[row] / items;
    }

    /**
     * The newest weeks of a history that ends where the last of them does, oldest first.
     *
     * @param end the day after the last week, in days of the history
     * @param most weeks at most
     */
    static List<PastWeek> of(DemandHistory history, int end, int most, Conditions conditions, Codes codes) {
        FeatureBuilder features = new FeatureBuilder(history.assortment(), conditions, codes);
        ProfileLearner learner = new ProfileLearner(history, end);
        List<PastWeek> weeks = new ArrayList<>();
        while (learner.origin() + DAYS <= end) {
            int origin = learner.origin();
            if (origin >= FEWEST_DAYS && (end - origin) / DAYS <= most) {
                Profile profile = learner.profile();
                FeatureRows rows = features.past(profile, history, origin);
                double[] levelErrors = levelErrors(history.assortment(), rows);
                rows = sample(history.assortment(), rows, origin, most);
                if (rows.size() > 0) {
                    weeks.add(new PastWeek(
                            origin,
                            profile,
                            rows,
                            levelErrors,
                            history.assortment().items()));
                    // Of a week of which the sample has no day there is nothing, so that the newest are told by
                    // counting.
                    int old = weeks.size() - 1 - WITH_PROFILE;
                    if (old >= 0) {
                        weeks.set(old, weeks.get(old).withoutProfile());
                    }
                }
            }
            learner.learnWeek();
        }
        return weeks;
    }

    /** Whole days of stores, so many that all weeks together stay within {@link #MOST_ROWS}; always the same ones. */
    private static FeatureRows sample(Assortment assortment, FeatureRows rows, int origin, int weeks) {
        int part = 1 + (int) ((long) rows.size() * weeks / MOST_ROWS);
        return rows.only(row -> {
            long day = (long) (rows.kitchen()[row] / assortment.items()) * 31 + origin + rows.day()[row];
            return part == 1 || Math.floorMod(day * 0x9E3779B97F4A7C15L >>> 32, part) == 0;
        });
    }

    private static double[] levelErrors(Assortment assortment, FeatureRows rows) {
        double[] demand = new double[assortment.stores()];
        double[] expected = new double[assortment.stores()];
        for (int row = 0; row < rows.size(); row++) {
            int store = rows.kitchen()[row] / assortment.items();
            demand[store] += rows.demand()[row];
            expected[store] += rows.base()[row];
        }
        double[] errors = new double[demand.length];
        for (int store = 0; store < errors.length; store++) {
            errors[store] = (demand[store] + LEVEL_PRIOR) / (expected[store] + LEVEL_PRIOR);
        }
        return errors;
    }
}
