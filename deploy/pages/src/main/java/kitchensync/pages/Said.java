package kitchensync.pages;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** A page of one sentence, in the place of one that cannot be shown. */
public final class Said {

    @CheckedTemplate(basePath = "pages")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance said(
                String title, String text, String link, String linked, Look look, String who);
    }

    private Said() {}

    /**
     * Writes the page.
     *
     * @param link where its reader may go on, and {@code linked} the words for it
     * @param who has logged in, and can log out; empty where nobody can
     */
    public static String page(String title, String text, String link, String linked, Look look, String who) {
        return Templates.said(title, text, link, linked, look, who).render();
    }
}
