package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.stream.Stream;
import kitchensync.domain.catalogue.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One of the two queues.
 *
 * @param cards what is left to cook, what has to be started first before the others
 * @param waiting items that somebody has put off, with when they come back
 * @param stopped items of which a manager wants none
 * @param cooking what is ready first before the others
 * @param warm a row an item; what expires first before the others
 * @param leftOver what is past its time, or of an item that is not cooked any more; in rows and order as the others
 * @param doneCount how many of its items the crew has finished in this slot
 * @param nextHour units that the plan starts in this slot and the three after it, less what is done
 * @param restOfDay the same up to midnight
 */
@TemplateData
public record QueueColumn(
        Queue queue,
        List<Card> cards,
        List<PutOff> waiting,
        List<Stopped> stopped,
        List<Holding> cooking,
        List<Holding> warm,
        List<Holding> leftOver,
        int doneCount,
        int nextHour,
        int restOfDay) {

    /**
     * A card that waits.
     *
     * @param act what has put it off
     * @param until local time at which it comes back
     */
    @TemplateData
    public record PutOff(String itemId, String name, int cook, String act, String until) {}

    /** A name for the HTML id. */
    public String key() {
        return queue.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What is to be thrown away next, when that is within a quarter of an hour; else null. */
    public @Nullable Holding toDiscard() {
        return Stream.concat(leftOver.stream(), warm.stream())
                .filter(Holding::soon)
                .findFirst()
                .orElse(null);
    }

    public int left() {
        return cards.size();
    }
}
