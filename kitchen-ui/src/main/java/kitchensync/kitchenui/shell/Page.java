package kitchensync.kitchenui.shell;

import io.quarkus.qute.TemplateEnum;
import java.util.Locale;

/** The pages that managers have. */
@TemplateEnum
public enum Page {
    DAY("/day"),
    PLAN("/plan"),
    FORECAST("/forecast"),
    WASTE("/waste"),
    MENU("/menu"),
    CHAIN("");

    private final String path;

    Page(String path) {
        this.path = path;
    }

    /** As addresses write it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path() {
        return path;
    }
}
