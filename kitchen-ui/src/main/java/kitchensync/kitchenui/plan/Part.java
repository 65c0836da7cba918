package kitchensync.kitchenui.plan;

import java.util.stream.IntStream;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.days.PlanDay;

/** The parts of a day in which a kitchen works. The night is that of the calendar day: its first hours and its last. */
enum Part {
    BREAKFAST(PlanWords.BREAKFAST, 4, 10),
    LUNCH(PlanWords.LUNCH, 10, 14),
    AFTERNOON(PlanWords.AFTERNOON, 14, 17),
    EVENING(PlanWords.EVENING, 17, 22),
    NIGHT(PlanWords.NIGHT, 22, 28);

    private final String title;
    private final int from;
    private final int to;

    Part(String title, int from, int to) {
        this.title = title;
        this.from = from;
        this.to = to;
    }

    String title() {
        return title;
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
