package kitchensync.kitchenui.queue;

import java.util.List;
import kitchensync.domain.catalogue.Queue;

/**
 * One of the two queues with what is left to cook, the most needed first.
 *
 * @param doneCount how many of its items the crew has finished in this slot
 */
public record QueueColumn(Queue queue, List<Card> cards, int doneCount) {

    /** A name for the HTML id. */
    public String key() {
        return queue.name().toLowerCase(java.util.Locale.ROOT);
    }

    public String title() {
        return queue.title();
    }

    public int left() {
        return cards.size();
    }
}
