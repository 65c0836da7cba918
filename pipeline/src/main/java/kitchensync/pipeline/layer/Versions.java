package kitchensync.pipeline.layer;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What every node holds in the course of a run. A view holds what it reads, and its code. */
final class Versions {

    private final Map<String, SortedMap<String, String>> held = new ConcurrentHashMap<>();

    /** Of several nodes together, by name, views resolved. */
    SortedMap<String, String> of(Collection<String> nodes) {
        SortedMap<String, String> all = new TreeMap<>();
        nodes.forEach(node -> all.putAll(held.getOrDefault(node, new TreeMap<>())));
        return all;
    }

    /**
     * What a node sees of others: all that becomes of those that it follows, and of the rest all but that they grow.
     *
     * @param names of the others
     */
    SortedMap<String, String> seenBy(Node node, Collection<String> names) {
        SortedMap<String, String> seen = of(names);
        if (!node.query().follows().isEmpty()) {
            Set<String> followed = of(node.query().follows()).keySet();
            seen.replaceAll(
                    (name, version) -> followed.contains(name) ? version : version.replaceFirst("#\\d+$", "#0"));
        }
        return seen;
    }

    void put(Node node, String code, String version) {
        SortedMap<String, String> versions = new TreeMap<>();
        if (node.materialized() == Materialized.VIEW) {
            versions.putAll(of(node.reads()));
            versions.put(node.name(), code);
        } else {
            versions.put(node.name(), version);
        }
        held.put(node.name(), versions);
    }

    /** The highest position among versions of sources; 0 when there is none. */
    static long position(Map<String, String> versions) {
        return versions.values().stream()
                .filter(version -> version.startsWith("#"))
                .mapToLong(version -> Long.parseLong(version.substring(1)))
                .max()
                .orElse(0);
    }
}
