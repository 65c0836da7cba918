package kitchensync.kitchenui.plan;

import java.util.stream.IntStream;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.days.PlanDay;

/** The parts of a day in which a kitchen works. The night is that of the calendar day: its first hours and its last. */
public enum Part {
    BREAKFAST(4, 10),
    LUNCH(10, 14),
    AFTERNOON(14, 17),
    EVENING(17, 22),
    NIGHT(22, 28);

    private final int from;
    private final int to;

    Part(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Units to start in it. */
    int planned(PlanDay plan) {
        return hours().map(hour -> plan.planned(hour * Slot.PER_HOUR, (hour + 1) * Slot.PER_HOUR))
                .sum();
    }

    /** Units that are to be there at its fullest. */
    int par(PlanDay plan) {
        return hours().map(hour -> plan.par()[hour]).max().orElse(0);
    }

    private IntStream hours() {
        return IntStream.range(from, to).map(hour -> hour % 24);
    }
}
