package kitchensync.kitchenui.page;

import org.jspecify.annotations.Nullable;

/** Something that a person is told on a page of its own, with what to do about it. */
public final class PageProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String title;

    private PageProblem(int status, String title, String text, @Nullable Throwable cause) {
        super(text, cause);
        this.status = status;
        this.title = title;
    }

    static PageProblem unknownStore(String id) {
        return new PageProblem(404, "There is no store " + id, "Choose one of the stores below.", null);
    }

    static PageProblem badForm() {
        return new PageProblem(
                400, "That did not work", "The form was not complete. Go back to the store and tap again.", null);
    }

    static PageProblem otherSite() {
        return new PageProblem(
                403,
                "Not from here",
                "Only KitchenSync's own pages may mark items. Open the store and tap there.",
                null);
    }

    static PageProblem unavailable(Throwable cause) {
        return new PageProblem(
                503, "The plan cannot be read right now", "This page tries again by itself every few seconds.", cause);
    }

    int status() {
        return status;
    }

    /** Whether trying again may help. */
    public boolean passing() {
        return status == 503;
    }

    public String title() {
        return title;
    }

    public String text() {
        return String.valueOf(getMessage());
    }
}
