package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;
import java.util.Objects;
import java.util.Optional;

/**
 * An item of which a manager wants none, so that it has nothing to cook.
 *
 * @param name of the item
 * @param who said so
 * @param note why
 */
@TemplateData
public record Stopped(String itemId, String name, String who, String note) {

    /** Empty unless the card's reason is such a word. */
    static Optional<Stopped> of(Card card) {
        return card.why()
                .filter(why -> why.manager() != null && why.percent() == null)
                .map(why -> new Stopped(
                        card.itemId(),
                        card.name(),
                        Objects.requireNonNull(why.manager()),
                        Objects.requireNonNullElse(why.note(), "")));
    }
}
