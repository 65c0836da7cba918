package kitchensync.kitchenui.shell;

/** The pages that managers have. */
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

    String path() {
        return path;
    }
}
