package kitchensync.predictor.feature;

import java.time.LocalDate;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import kitchensync.predictor.profile.Profile;
import org.jspecify.annotations.Nullable;

/** Makes the features of a week, the same for training on a past one and for forecasting the next. */
public final class FeatureBuilder {

    private static final int HOURS = 24;
    private static final int DAYS = 7;
    private static final float MOST_KNOWN_DAYS = 365;

    /** Below this an hour's profile is as good as nothing; keeps the logarithm finite. */
    private static final double LEAST = 1e-4;

    private final Assortment assortment;
    private final Conditions conditions;
    private final float[] storeCodes;
    private final float[] itemCodes;
    private final float[] categoryCodes;

    public FeatureBuilder(Assortment assortment, Conditions conditions, Codes codes) {
        this.assortment = assortment;
        this.conditions = conditions;
        this.storeCodes = Codes.codes(
                codes.stores(),
                assortment.shops().stream().map(Assortment.Shop::id).toList());
        this.itemCodes = Codes.codes(
                codes.items(),
                assortment.products().stream().map(Assortment.Product::id).toList());
        this.categoryCodes = Codes.codes(
                codes.categories(),
                assortment.products().stream().map(Assortment.Product::category).toList());
    }

    /** The seven days from {@code first} on, none of which has come. */
    public FeatureRows next(Profile profile, LocalDate first) {
        return next(profile, first, 0, assortment.stores());
    }

    /** The same of the stores from {@code fromStore} to before {@code toStore}. */
    public FeatureRows next(Profile profile, LocalDate first, int fromStore, int toStore) {
        return rows(profile, first, null, 0, fromStore, toStore);
    }

    /** The seven days of a history from {@code origin} on, with their demand; closed days are left out. */
    public FeatureRows past(Profile profile, DemandHistory history, int origin) {
        return rows(profile, history.date(origin), history, origin, 0, assortment.stores());
    }

    private FeatureRows rows(
            Profile profile, LocalDate first, @Nullable DemandHistory history, int origin, int fromStore, int toStore) {
        FeatureRows rows = FeatureRows.empty(1 << 14);
        int size = 0;
        for (int store = fromStore; store < toStore; store++) {
            for (int item = 0; item < assortment.items(); item++) {
                for (int day = 0; day < DAYS; day++) {
                    LocalDate date = first.plusDays(day);
                    if (!assortment.isOffered(item, date)
                            || history != null
                                    && (origin + day >= history.days()
                                            || !history.isOpen(store, origin + day)
                                            || !history.isOnMenu(assortment.kitchen(store, item), origin))) {
                        continue;
                    }
                    if (size + HOURS > rows.kitchen().length) {
                        rows = rows.withSize(size).grown();
                    }
                    size = day(rows, size, profile, store, item, day, date, history, origin);
                }
            }
        }
        return rows.withSize(size);
    }

    private int day(
            FeatureRows rows,
            int from,
            Profile profile,
            int store,
            int item,
            int day,
            LocalDate date,
            @Nullable DemandHistory history,
            int origin) {
        int kitchen = assortment.kitchen(store, item);
        int dow = Assortment.dow(date);
        int size = from;
        for (int hour = 0; hour < HOURS; hour++) {
            double base = 0;
            double demand = 0;
            boolean sellable = false;
            for (int cell = hour * assortment.cellsPerHour(); cell < (hour + 1) * assortment.cellsPerHour(); cell++) {
                sellable |= assortment.isSellable(store, item, dow, cell);
                base += profile.mean(kitchen, dow, cell);
                demand += history == null ? 0 : history.units(kitchen, origin + day, cell);
            }
            if (!sellable) {
                continue;
            }
            rows.kitchen()[size] = kitchen;
            rows.day()[size] = (byte) day;
            rows.hour()[size] = (byte) hour;
            rows.base()[size] = (float) base;
            rows.demand()[size] = (float) demand;
            fill(rows.values(), size * Features.COUNT, profile, store, item, date, hour, base);
            size++;
        }
        return size;
    }

    /** In the order of {@link Features#NAMES}. */
    private void fill(
            float[] values, int at, Profile profile, int store, int item, LocalDate date, int hour, double base) {
        int kitchen = assortment.kitchen(store, item);
        int dow = Assortment.dow(date);
        float ratio = conditions.priceRatio(item, date);
        values[at] = (float) Math.log(Math.max(LEAST, base));
        values[at + 1] = (float) profile.hourError(kitchen, dow, hour, base);
        values[at + 2] = (float) profile.lastError(kitchen);
        values[at + 3] = (float) profile.itemTrend(kitchen);
        values[at + 4] = (float) profile.storeTrend(store);
        values[at + 5] = Math.min(MOST_KNOWN_DAYS, profile.knownDays(kitchen));
        values[at + 6] = hour;
        values[at + 7] = dow;
        values[at + 8] = dow >= 5 ? 1 : 0;
        values[at + 9] = conditions.price(item, date);
        values[at + 10] = ratio;
        values[at + 11] = ratio < 1 ? 1 : 0;
        values[at + 12] = conditions.temperature(store, date);
        values[at + 13] = conditions.precipitation(store, date);
        values[at + 14] = conditions.holiday(store, date);
        values[at + 15] = (float) Math.log(Math.max(LEAST, profile.level(store)));
        values[at + 16] = categoryCodes[item];
        values[at + 17] = itemCodes[item];
        values[at + 18] = storeCodes[store];
    }
}
