package kitchensync.kitchenui.shell;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why a manager does not see a page, or why what was sent was not kept, with what to do about it. */
public final class NotShown extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final transient Function<NotShownWords, String> title;
    private final transient Function<NotShownWords, String> text;
    private final transient @Nullable Function<NotShownWords, String> back;

    private NotShown(
            int status,
            Function<NotShownWords, String> title,
            Function<NotShownWords, String> text,
            @Nullable Function<NotShownWords, String> back,
            @Nullable Throwable cause) {
        super("status " + status, cause);
        this.status = status;
        this.title = title;
        this.text = text;
        this.back = back;
    }

    private static NotShown unknown(Function<NotShownWords, String> title, Function<NotShownWords, String> text) {
        return new NotShown(404, title, text, null, null);
    }

    public static NotShown unknownStore(String id) {
        return unknown(words -> words.unknownStore(id), NotShownWords::chooseFromList);
    }

    public static NotShown unknownItem(String id) {
        return unknown(words -> words.unknownItem(id), NotShownWords::chooseFromList);
    }

    public static NotShown noSuchTable(String id) {
        return unknown(words -> words.unknownTable(id), NotShownWords::followCsv);
    }

    public static NotShown noTrial() {
        return unknown(NotShownWords::noTrial, NotShownWords::playOne);
    }

    /** @param remedy what is wrong in a form about the plan, and what to write instead */
    public static NotShown bad(Function<NotShownWords, String> remedy) {
        return new NotShown(400, NotShownWords::notKept, remedy, NotShownWords::backToPlan, null);
    }

    /** Nothing of the plan has this id in this store, and so there is nothing to end. */
    public static NotShown unknownOverride(long id) {
        return new NotShown(
                404,
                words -> words.unknownOverride(Long.toString(id)),
                NotShownWords::loadPlan,
                NotShownWords::backToPlan,
                null);
    }

    /** @param why the address names no day that a page can show */
    public static NotShown noDay(Function<NotShownWords, String> why) {
        return new NotShown(400, NotShownWords::dayNotShown, why, NotShownWords::withoutDate, null);
    }

    public static NotShown unavailable(Throwable cause) {
        return new NotShown(503, NotShownWords::unavailable, NotShownWords::loadAgain, null, cause);
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

    /** What the link to the page says that was refused, or whose form was; empty without one. */
    public String back(NotShownWords words) {
        return back == null ? "" : back.apply(words);
    }
}
