package kitchensync.kitchenui.queue;

import io.quarkus.qute.TemplateData;

/**
 * What differs on a card or row from minute to minute and from store to store; all of it can stand in HTML as it is.
 *
 * @param slotStart the running slot, as a form names it
 * @param id of the batch or act that the row is about
 * @param at local time of that
 * @param until the same for a countdown, in milliseconds since 1970
 * @param age how long a card has waited, as {@link Age#id}
 * @param left what the minute says: the tag of that age, or what a countdown says
 */
@TemplateData
public record Blanks(String store, String slotStart, String id, String at, String until, String age, String left) {

    /** NUL begins a blank; no name or note has one, as neither a catalogue nor Postgres takes it. */
    static final String MARK = "\0";

    /** To write a template with, for a {@link Stencil}. */
    static final Blanks EMPTY =
            new Blanks(MARK + 's', MARK + 'f', MARK + 'i', MARK + 'a', MARK + 'u', MARK + 'g', MARK + 'l');

    /** @param blank the letter behind the mark */
    String of(char blank) {
        return switch (blank) {
            case 's' -> store;
            case 'f' -> slotStart;
            case 'i' -> id;
            case 'a' -> at;
            case 'u' -> until;
            case 'g' -> age;
            default -> left;
        };
    }
}
