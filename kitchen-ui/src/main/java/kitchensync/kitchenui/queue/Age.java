package kitchensync.kitchenui.queue;

import java.time.Duration;

/** How long a card has waited in its slot: shown by colour, word and icon together. */
public enum Age {
    NEW,
    DUE,
    LATE;

    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Age of(Duration waited, Duration dueAfter, Duration lateAfter) {
        return waited.compareTo(lateAfter) >= 0 ? LATE : waited.compareTo(dueAfter) >= 0 ? DUE : NEW;
    }
}
