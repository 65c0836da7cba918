package kitchensync.predictor.cook;

import java.util.Comparator;
import java.util.List;
import kitchensync.domain.slot.Slot;

/**
 * What is on hand and cooking at the start of a slot, by when it expires: {@code units[0]} has expired when what is
 * started now is ready, {@code units[j]} expires j slots after that.
 *
 * @param units whole units, as many ages as the hold time has slots
 */
public record StockAges(int[] units) {

    /**
     * A batch as it stands at the start of a slot.
     *
     * @param units may be a part of one where stock is projected
     * @param readyIn minutes until it is ready, 0 or less when it is
     * @param expiresIn minutes until it expires
     */
    public record Batch(double units, int readyIn, int expiresIn) {}

    /** Rounds so that the sum of the oldest is right, whatever it is split into. */
    public static StockAges of(List<Batch> batches, Timing timing) {
        int[] units = new int[timing.hold()];
        int cook = (int) Math.round((timing.lead() + timing.early()) * Slot.MINUTES);
        double sum = 0;
        int given = 0;
        for (Batch batch : batches.stream()
                .filter(batch -> batch.expiresIn() > 0)
                .sorted(Comparator.comparingInt(Batch::expiresIn))
                .toList()) {
            sum += batch.units();
            int age = Math.floorDiv(batch.expiresIn() - cook, Slot.MINUTES);
            int whole = (int) Math.round(sum) - given;
            units[Math.clamp(age, 0, units.length - 1)] += whole;
            given += whole;
        }
        return new StockAges(units);
    }

    public int total() {
        int total = 0;
        for (int age : units) {
            total += age;
        }
        return total;
    }

    /** Units that cannot be sold any more when what is started now is ready. */
    public int expiring() {
        return units[0];
    }
}
