package kitchensync.kitchenui.day;

import kitchensync.kitchenui.days.ItemDay;
import kitchensync.kitchenui.days.PlanDay;

/** Units by hour, of an item or of all. */
record HourCounts(double[] forecast, int[] sold, int[] missed, int[] planned, int[] cooked, int[] wasted) {

    static HourCounts of(DayFacts facts, String item) {
        HourCounts counts =
                new HourCounts(new double[24], new int[24], new int[24], new int[24], new int[24], new int[24]);
        for (ItemDay day : facts.items()) {
            if (item.isEmpty() || day.itemId().equals(item)) {
                for (int hour = 0; hour < 24; hour++) {
                    counts.sold[hour] += day.soldHours()[hour];
                    counts.missed[hour] += day.missedHours()[hour];
                    counts.cooked[hour] += day.cookedHours()[hour];
                    counts.wasted[hour] += day.wastedHours()[hour];
                }
            }
        }
        for (PlanDay plan : facts.plans()) {
            if (item.isEmpty() || plan.itemId().equals(item)) {
                for (int hour = 0; hour < 24; hour++) {
                    counts.forecast[hour] += plan.mean()[hour];
                    counts.planned[hour] += plan.planned(4 * hour, 4 * hour + 4);
                }
            }
        }
        return counts;
    }

    boolean hasAny(int hour) {
        return forecast[hour] > 0 || sold[hour] + missed[hour] + planned[hour] + cooked[hour] + wasted[hour] > 0;
    }
}
