package kitchensync.pipeline.layer;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the warehouse remembers of a node's last success.
 *
 * @param code digest of the node's SQL, settings and tests
 * @param inputs version by name of what its query reads, views resolved
 * @param checks the same for what only its tests read
 * @param version of what it holds; {@code epoch#position} where it only grows between two epochs
 * @param testedTo rows up to this position have passed its tests
 */
record ModelState(String code, Map<String, String> inputs, Map<String, String> checks, String version, long testedTo) {

    ModelState {
        inputs = new TreeMap<>(inputs);
        checks = new TreeMap<>(checks);
    }

    /** Whether its inputs are those of then with nothing but new rows, which an incremental model can take up. */
    boolean grewTo(Map<String, String> now) {
        return now.keySet().equals(inputs.keySet())
                && now.entrySet().stream()
                        .allMatch(input -> grew(inputs.getOrDefault(input.getKey(), ""), input.getValue()));
    }

    private static boolean grew(String then, String now) {
        int epoch = now.indexOf('#');
        return now.equals(then)
                || epoch >= 0
                        && then.startsWith(now.substring(0, epoch + 1))
                        && Long.parseLong(then.substring(epoch + 1)) <= Long.parseLong(now.substring(epoch + 1));
    }
}
