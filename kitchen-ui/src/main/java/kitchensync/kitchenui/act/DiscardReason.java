package kitchensync.kitchenui.act;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why the crew throws something away; the id is the reason of the waste event. */
public enum DiscardReason {
    EXPIRED,
    QUALITY,
    DROPPED,
    MISTAKE;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<DiscardReason> of(@Nullable String id) {
        return Stream.of(values()).filter(reason -> reason.id().equals(id)).findFirst();
    }
}
