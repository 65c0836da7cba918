package kitchensync.predictor.forecast;

import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.model.DemandModel;
import kitchensync.predictor.profile.Profile;

/**
 * The forecast of a week, by slots of the week.
 *
 * @param established where the means of items with a history come from
 */
record PredictedWeek(DemandModel.Week week, Profile profile, Source established) {

    /** Mean demand of a usual week. */
    double usual(int kitchen, int slot) {
        return week.usual().ofWeek(kitchen, slot);
    }

    /** Mean demand of the coming week. */
    double coming(int kitchen, int slot) {
        return week.coming().ofWeek(kitchen, slot);
    }

    Source source(int store, int item, int slot) {
        Assortment assortment = week.usual().assortment();
        int cells = assortment.cells();
        if (!assortment.isSellable(store, item, slot / cells, slot % cells)) {
            return Source.CLOSED;
        }
        return profile.knownDays(assortment.kitchen(store, item)) < Source.ESTABLISHED_DAYS
                ? Source.CATEGORY_PROFILE
                : established;
    }
}
