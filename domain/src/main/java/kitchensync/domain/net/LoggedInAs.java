package kitchensync.domain.net;

/**
 * Under what a request carries the name of whoever has logged in, and can log out again, to the pages of all services of
 * a process: only the kitchen's pages know who that is. Without it, or with an empty name, a page offers no logout.
 */
public final class LoggedInAs {

    /** Of a text, beside the request's other data. */
    public static final String KEY = "kitchensync.logged-in-as";

    private LoggedInAs() {}
}
