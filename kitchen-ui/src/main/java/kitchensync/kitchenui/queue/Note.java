package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;
import java.util.Optional;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Item;
import org.jspecify.annotations.Nullable;

/**
 * What came of a tap on the page before.
 *
 * @param item the item's name; only names from the catalogue are ever shown
 * @param act what can be taken back
 */
@TemplateData
public record Note(Outcome outcome, String itemId, String item, String act) {

    static final Note NONE = new Note(Outcome.NONE, "", "", "");

    /** The outcomes that a redirect after a tap can carry in its query. */
    public enum Outcome {
        NONE,
        DONE,
        DISCARD,
        LATER,
        UNDO,
        TAKEN,
        TOO_LATE;

        static Optional<Outcome> of(@Nullable String param) {
            return Stream.of(values())
                    .filter(known ->
                            known.name().toLowerCase(java.util.Locale.ROOT).equals(param))
                    .findFirst();
        }
    }

    /** The note for a redirect's query. */
    static Note of(@Nullable String outcome, @Nullable String itemId, @Nullable String act, Catalogue catalogue) {
        Optional<Item> item = Optional.ofNullable(itemId).flatMap(catalogue::item);
        return Outcome.of(outcome)
                .filter(known -> item.isPresent() || known == Outcome.UNDO)
                .map(known -> new Note(
                        known,
                        item.map(Item::id).orElse(""),
                        item.map(Item::name).orElse(""),
                        act == null ? "" : act))
                .orElse(NONE);
    }

    /** Whether the tap changed nothing. */
    public boolean warning() {
        return outcome == Outcome.TAKEN || outcome == Outcome.TOO_LATE;
    }

    public boolean silent() {
        return outcome == Outcome.NONE;
    }

    /** Whether it can be taken back at once. */
    public boolean undoable() {
        return outcome == Outcome.DONE || outcome == Outcome.DISCARD || outcome == Outcome.LATER;
    }
}
