package kitchensync.kitchenui.act;

import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.slot.Slot;
import kitchensync.kitchenui.page.PageProblem;
import kitchensync.kitchenui.serving.Act;
import org.jspecify.annotations.Nullable;

/**
 * What a form of the page says. A tablet that was cut off sends its taps when it is back, so a tap may be as old as a
 * shift; it then says when it was made.
 */
public class ActForm {

    /** The oldest tap that is taken. */
    static final Duration OLDEST = Duration.ofHours(12);

    @FormParam("act")
    @Nullable
    String act;

    @FormParam("item")
    @Nullable
    String item;

    @FormParam("slot_start")
    @Nullable
    String slotStart;

    @FormParam("turn")
    @Nullable
    String turn;

    @FormParam("quantity")
    @Nullable
    String quantity;

    @FormParam("reason")
    @Nullable
    String reason;

    @FormParam("batch")
    @Nullable
    String batch;

    /** Milliseconds since 1970 on the store's clock, where the tablet kept the tap for a while. */
    @FormParam("at")
    @Nullable
    String at;

    /** The queue that the page shows alone. */
    @FormParam("queue")
    @Nullable
    String queue;

    /** @throws PageProblem when the form does not come from our page */
    Act done(Catalogue catalogue, Instant now) {
        return act(Act.Kind.DONE, catalogue, now, number(quantity, 1, 1000), null, null, null);
    }

    Act discard(Catalogue catalogue, Instant now) {
        String why = DiscardReason.of(reason).orElseThrow(PageProblem::badForm).id();
        return act(Act.Kind.DISCARD, catalogue, now, number(quantity, 1, 1000), why, uuid(batch), null);
    }

    Act later(Catalogue catalogue, Instant now, Duration wait) {
        return act(Act.Kind.LATER, catalogue, now, 0, null, null, wait);
    }

    /** The act that is to be taken back. */
    UUID undone() {
        return uuid(act);
    }

    private Act act(
            Act.Kind kind,
            Catalogue catalogue,
            Instant now,
            int units,
            @Nullable String why,
            @Nullable UUID of,
            @Nullable Duration wait) {
        if (item == null || catalogue.item(item).isEmpty()) {
            throw PageProblem.badForm();
        }
        UUID id = act == null || act.isEmpty() ? UUID.randomUUID() : uuid(act);
        Instant start = slot(now);
        Instant made = made(now);
        int seen = turn == null ? 0 : number(turn, 0, 100_000);
        return new Act(
                id,
                kind,
                item,
                start,
                seen,
                units,
                why,
                of,
                made,
                wait == null ? null : made.plus(wait),
                ActLog.eventId(kind, id, item, start, seen),
                false,
                false);
    }

    private Instant slot(Instant now) {
        try {
            Instant start = Instant.parse(slotStart == null ? "" : slotStart);
            if (start.equals(Slot.startOf(start)) && !start.isAfter(now) && start.isAfter(now.minus(OLDEST))) {
                return start;
            }
        } catch (DateTimeException notATime) {
            // The same answer as for a time that no slot of this shift starts at.
        }
        throw PageProblem.badForm();
    }

    /** A tablet's own clock may be a little ahead; what it says counts within the shift alone. */
    private Instant made(Instant now) {
        if (at == null || !at.matches("\\d{1,15}")) {
            return now;
        }
        Instant told = Instant.ofEpochMilli(Long.parseLong(at));
        return told.isBefore(now) && told.isAfter(now.minus(OLDEST)) ? told : now;
    }

    private static int number(@Nullable String text, int least, int most) {
        if (text != null && text.matches("\\d{1,6}")) {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        }
        throw PageProblem.badForm();
    }

    private static UUID uuid(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException notAnId) {
            throw PageProblem.badForm();
        }
    }
}
