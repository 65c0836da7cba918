package kitchensync.ingest.access;

import java.util.List;
import java.util.Optional;

/**
 * What a path of ingest asks for.
 *
 * @param path a template of the contract, {@code /events/{store_id}} say
 * @param scope what a key must have; empty where no key is asked for
 * @param shape the path's parts between its slashes
 */
record Rule(String method, String path, Optional<Scope> scope, List<String> shape) {

    private static final String STORE = "{store_id}";

    /** Every path that ingest answers; what is not here is answered by nobody while keys are asked for. */
    static final List<Rule> ALL = List.of(
            needs(Scope.WRITE, "POST", "/events/{store_id}"),
            needs(Scope.WRITE, "POST", "/events/{store_id}/sales"),
            needs(Scope.WRITE, "POST", "/events/{store_id}/waste"),
            needs(Scope.WRITE, "POST", "/events/{store_id}/stockout"),
            needs(Scope.WRITE, "POST", "/events/{store_id}/cooked"),
            needs(Scope.WRITE, "POST", "/events/{store_id}/corrections"),
            needs(Scope.READ, "GET", "/events"),
            needs(Scope.READ, "GET", "/stream"),
            needs(Scope.ADMIN, "GET", "/keys"),
            needs(Scope.ADMIN, "POST", "/keys"),
            needs(Scope.ADMIN, "POST", "/keys/{key_id}/rotate"),
            needs(Scope.ADMIN, "DELETE", "/keys/{key_id}"),
            rule(Optional.empty(), "GET", "/health"));

    private static Rule needs(Scope scope, String method, String path) {
        return rule(Optional.of(scope), method, path);
    }

    private static Rule rule(Optional<Scope> scope, String method, String path) {
        return new Rule(method, path, scope, segments(path));
    }

    /**
     * Whether a path is below one that ingest answers, and thus none of another service's. With parameters, {@code
     * /events;a=b} say, it is ours too, since a router may leave them out; but it matches no rule.
     */
    static boolean isOurs(List<String> segments) {
        String first = segments.getFirst();
        String name = first.indexOf(';') < 0 ? first : first.substring(0, first.indexOf(';'));
        return ALL.stream().anyMatch(rule -> rule.shape.getFirst().equals(name));
    }

    /** Whether a request's path has this shape. */
    boolean matches(List<String> segments) {
        if (shape.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < shape.size(); i++) {
            if (!shape.get(i).startsWith("{") && !shape.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
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
