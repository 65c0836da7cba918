package kitchensync.kitchenui.access;

import java.util.List;
import java.util.Optional;

/**
 * What a path of the process asks for.
 *
 * @param method {@code *} for all
 * @param path a template: {@code {store}} and the like for any part, {@code plan*} for a part that begins so, and
 *     {@code **} at the end for whatever follows
 * @param role the least that may
 * @param shape the path's parts between its slashes
 */
record Rule(String method, String path, Needs needs, Role role, List<String> shape) {

    /** What has to be shown. */
    enum Needs {
        /** Nothing: what a login page is made of, and the probes. */
        NOTHING,
        /** Nothing here: another service asks for a key or token of its own. */
        OWN_DOOR,
        /** A session of at least the role. */
        ROLE,
        /** A session of at least the role, and the store in the path among its stores. */
        STORE,
        /** A session of at least the role, or the token for metrics. */
        TOKEN
    }

    private static final String ANY = "*";
    private static final String REST = "**";
    private static final String STORE = "{store}";

    /** The first that matches counts; what matches none is answered by nobody while people log in. */
    static final List<Rule> ALL = List.of(
            // Ingest asks for keys, and /local for the token of the data folder.
            ownDoor("/events/**"),
            ownDoor("/stream"),
            ownDoor("/keys/**"),
            ownDoor("/health"),
            ownDoor("/local/**"),
            free("GET", "/login"),
            free("POST", "/login"),
            free("POST", "/logout"),
            free("GET", "/login/oidc"),
            free("GET", "/kitchen-ui/**"),
            free("GET", "/sw.js"),
            free("GET", "/q/health/**"),
            // The crew.
            role("GET", "/", Role.CREW),
            role("GET", "/stores", Role.CREW),
            store("GET", "/stores/{store}", Role.CREW),
            store("GET", "/stores/{store}/queue", Role.CREW),
            store("GET", "/stores/{store}/stream", Role.CREW),
            store("POST", "/stores/{store}/done", Role.CREW),
            store("POST", "/stores/{store}/undo", Role.CREW),
            store("POST", "/stores/{store}/discard", Role.CREW),
            store("POST", "/stores/{store}/later", Role.CREW),
            // Whoever answers for a store: its day, plan, menu, forecasts and waste, as pages and as tables.
            store("GET", "/stores/{store}/day*/**", Role.MANAGER),
            store("GET", "/stores/{store}/plan*/**", Role.MANAGER),
            store("POST", "/stores/{store}/plan/**", Role.MANAGER),
            store("GET", "/stores/{store}/menu*/**", Role.MANAGER),
            store("GET", "/stores/{store}/forecast/**", Role.MANAGER),
            store("GET", "/stores/{store}/waste*/**", Role.MANAGER),
            // Rows that failed a test are shown, of whatever store.
            role("GET", "/pipeline/**", Role.ADMIN),
            // How the figures are made; nothing of a store.
            role("GET", "/models/**", Role.MANAGER),
            role("GET", "/trial", Role.MANAGER),
            // Several stores at once; the page itself shows those of who looks.
            role("GET", "/chain*/**", Role.AREA),
            new Rule("GET", "/q/metrics/**", Needs.TOKEN, Role.ADMIN, segments("/q/metrics/**")),
            role("GET", "/q/**", Role.ADMIN));

    private static Rule ownDoor(String path) {
        return new Rule(ANY, path, Needs.OWN_DOOR, Role.CREW, segments(path));
    }

    private static Rule free(String method, String path) {
        return new Rule(method, path, Needs.NOTHING, Role.CREW, segments(path));
    }

    private static Rule role(String method, String path, Role least) {
        return new Rule(method, path, Needs.ROLE, least, segments(path));
    }

    private static Rule store(String method, String path, Role least) {
        return new Rule(method, path, Needs.STORE, least, segments(path));
    }

    /** @param method HEAD asks for what GET does */
    static Optional<Rule> of(String method, List<String> segments) {
        String asked = method.equals("HEAD") ? "GET" : method;
        return ALL.stream()
                .filter(rule -> rule.method.equals(ANY) || rule.method.equals(asked))
                .filter(rule -> rule.matches(segments))
                .findFirst();
    }

    /** Whether a request's path has this shape. A part with parameters, {@code 012;a=b} say, has none. */
    boolean matches(List<String> segments) {
        boolean open = shape.getLast().equals(REST);
        int fixed = open ? shape.size() - 1 : shape.size();
        if (segments.size() < fixed || (!open && segments.size() > fixed)) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).contains(";") || (i < fixed && !fits(shape.get(i), segments.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String shape, String segment) {
        if (shape.startsWith("{")) {
            return !segment.isEmpty();
        }
        return shape.endsWith(ANY) ? segment.startsWith(shape.substring(0, shape.length() - 1)) : segment.equals(shape);
    }

    /** The store that the path names, as it is written there. */
    Optional<String> store(List<String> segments) {
        int place = shape.indexOf(STORE);
        return place < 0 ? Optional.empty() : Optional.of(segments.get(place));
    }

    /** The parts of a path between its slashes; one slash at the end does not count. */
    static List<String> segments(String path) {
        int from = path.startsWith("/") ? 1 : 0;
        int to = path.length() > from && path.endsWith("/") ? path.length() - 1 : path.length();
        return List.of(path.substring(from, to).split("/", -1));
    }
}
