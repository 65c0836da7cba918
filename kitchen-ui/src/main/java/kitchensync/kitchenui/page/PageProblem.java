package kitchensync.kitchenui.page;

import io.quarkus.qute.TemplateData;
import org.jspecify.annotations.Nullable;

/** Something that a person is told on a page of its own, with what to do about it. */
@TemplateData
public final class PageProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What can go wrong, and the status of the answer. */
    public enum Kind {
        UNKNOWN_STORE(404),
        BAD_FORM(400),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String subject;

    private PageProblem(Kind kind, String subject, @Nullable Throwable cause) {
        super(kind + " " + subject, cause);
        this.kind = kind;
        this.subject = subject;
    }

    public static PageProblem unknownStore(String id) {
        return new PageProblem(Kind.UNKNOWN_STORE, id, null);
    }

    public static PageProblem badForm() {
        return new PageProblem(Kind.BAD_FORM, "", null);
    }

    public static PageProblem unavailable(Throwable cause) {
        return new PageProblem(Kind.UNAVAILABLE, "", cause);
    }

    public Kind kind() {
        return kind;
    }

    /** What it is about; may be empty. */
    public String subject() {
        return subject;
    }

    /** Whether trying again may help. */
    public boolean passing() {
        return kind == Kind.UNAVAILABLE;
    }
}
