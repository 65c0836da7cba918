package kitchensync.kitchenui.shell;

/** The pages that managers have. */
public enum Page {
    DAY(ShellWords.DAY, "/day"),
    PLAN(ShellWords.PLAN, "/plan"),
    FORECAST(ShellWords.FORECAST, "/forecast"),
    WASTE(ShellWords.WASTE, "/waste"),
    MENU(ShellWords.MENU, "/menu"),
    CHAIN(ShellWords.CHAIN, "");

    private final String title;
    private final String path;

    Page(String title, String path) {
        this.title = title;
        this.path = path;
    }

    String title() {
        return title;
    }

    String path() {
        return path;
    }
}
