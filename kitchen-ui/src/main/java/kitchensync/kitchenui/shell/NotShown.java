package kitchensync.kitchenui.shell;

import org.jspecify.annotations.Nullable;

/** Why a manager does not see a page, or why what was sent was not kept, with what to do about it. */
public final class NotShown extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;

    private NotShown(int status, String title, String text, @Nullable Throwable cause) {
        super(text, cause);
        this.status = status;
        this.title = title;
    }

    /** @param kind {@code store} or {@code item} */
    public static NotShown unknown(String kind, String id) {
        return new NotShown(404, "There is no " + kind + " " + id, "Choose one from the list of stores.", null);
    }

    public static NotShown noSuchTable(String id) {
        return new NotShown(404, "There is no table " + id, "Follow the link CSV above a table.", null);
    }

    /** @param remedy what is wrong in the form or the address, and what to write instead */
    public static NotShown bad(String remedy) {
        return new NotShown(400, "That was not kept", remedy, null);
    }

    public static NotShown unavailable(Throwable cause) {
        return new NotShown(503, "The data cannot be read right now", "Load this page again in a minute.", cause);
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
