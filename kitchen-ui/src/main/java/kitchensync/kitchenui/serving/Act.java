package kitchensync.kitchenui.serving;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the crew did on a page.
 *
 * @param id given by the tablet: the same id again is the same tap again
 * @param slotStart the slot whose plan it answers
 * @param turn how many acts and undos of the same card or batch the tablet had seen
 * @param quantity units; 0 for {@link Kind#LATER}
 * @param reason why units were thrown away
 * @param batch what they were thrown away of, by the event that it was cooked by
 * @param at when, on the store's clock
 * @param until until when a card is to wait
 * @param eventId under which ingest is told
 * @param undone whether it was taken back
 * @param told whether ingest has it
 */
public record Act(
        UUID id,
        Kind kind,
        String itemId,
        Instant slotStart,
        int turn,
        int quantity,
        @Nullable String reason,
        @Nullable UUID batch,
        Instant at,
        @Nullable Instant until,
        UUID eventId,
        boolean undone,
        boolean told) {

    /** What can be done. */
    public enum Kind {
        /** Units went into cooking. */
        DONE,
        /** Units were thrown away. */
        DISCARD,
        /** The card waits. */
        LATER;

        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What two tablets cannot both act on: a card of a slot, or a batch. */
    public String subject() {
        return batch == null ? Long.toString(slotStart.getEpochSecond()) : batch.toString();
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }
}
