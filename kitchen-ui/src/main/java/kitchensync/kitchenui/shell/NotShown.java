package kitchensync.kitchenui.shell;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why a manager does not see a page, or why what was sent was not kept, with what to do about it. */
public final class NotShown extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Function<NotShownWords, String> title;
    private final transient Function<NotShownWords, String> text;

    private NotShown(
            int status,
            Function<NotShownWords, String> title,
            Function<NotShownWords, String> text,
            @Nullable Throwable cause) {
        super("status " + status, cause);
        this.status = status;
        this.title = title;
        this.text = text;
    }

    public static NotShown unknownStore(String id) {
        return new NotShown(404, words -> words.unknownStore(id), NotShownWords::chooseFromList, null);
    }

    public static NotShown unknownItem(String id) {
        return new NotShown(404, words -> words.unknownItem(id), NotShownWords::chooseFromList, null);
    }

    public static NotShown noSuchTable(String id) {
        return new NotShown(404, words -> words.unknownTable(id), NotShownWords::followCsv, null);
    }

    public static NotShown noTrial() {
        return new NotShown(404, NotShownWords::noTrial, NotShownWords::playOne, null);
    }

    /** @param remedy what is wrong in the form or the address, and what to write instead */
    public static NotShown bad(Function<NotShownWords, String> remedy) {
        return new NotShown(400, NotShownWords::notKept, remedy, null);
    }

    public static NotShown unavailable(Throwable cause) {
        return new NotShown(503, NotShownWords::unavailable, NotShownWords::loadAgain, cause);
    }

    public int status() {
        return status;
    }

    public String title(NotShownWords words) {
        return title.apply(words);
    }

    public String text(NotShownWords words) {
        return text.apply(words);
    }
}
