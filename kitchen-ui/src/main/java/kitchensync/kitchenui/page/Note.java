package kitchensync.kitchenui.page;

import java.util.List;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import org.jspecify.annotations.Nullable;

/**
 * What came of a tap on the page before, in one line.
 *
 * @param text empty when there is nothing to say
 * @param warning whether the tap changed nothing
 */
public record Note(String text, boolean warning) {

    static final Note NONE = new Note("", false);

    /** The outcomes that a redirect after a tap can carry in its query. */
    enum Outcome {
        DONE,
        UNDONE,
        PASSED;

        String param() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The note for a redirect's query; only names from the catalogue are ever shown. */
    static Note of(@Nullable String outcome, @Nullable String itemId, Catalogue catalogue) {
        if (outcome == null || itemId == null) {
            return NONE;
        }
        return catalogue
                .item(itemId)
                .flatMap(item -> List.of(Outcome.values()).stream()
                        .filter(known -> known.param().equals(outcome))
                        .findFirst()
                        .map(known -> of(known, item)))
                .orElse(NONE);
    }

    private static Note of(Outcome outcome, Item item) {
        return switch (outcome) {
            case DONE -> new Note(item.name() + " is done.", false);
            case UNDONE -> new Note(item.name() + " is back in the queue.", false);
            case PASSED ->
                new Note(item.name() + ": that slot has passed, so nothing was changed. This is the new plan.", true);
        };
    }
}
