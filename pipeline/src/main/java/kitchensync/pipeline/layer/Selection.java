package kitchensync.pipeline.layer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dbt's way of naming nodes: {@code name}, {@code tag:nightly}, {@code path:models/marts}, {@code source:raw},
 * {@code resource_type:seed}; with {@code +} before it for all that it reads, after it for all that read it, and a
 * number for so many steps of that ({@code 2+name+1}). Blanks mean either, commas mean both.
 */
public final class Selection {

    private static final Pattern TERM = Pattern.compile("((\\d{0,4})\\+)?(?:(\\w+):)?([^+:]+)(\\+(\\d{0,4}))?");

    private final List<Node> nodes;

    private Selection(List<Node> nodes) {
        this.nodes = nodes;
    }

    /**
     * @param select empty for everything
     * @param exclude of what was selected, empty for nothing
     * @return names of nodes
     * @throws LayerException when a term cannot be read or names nothing
     */
    public static Set<String> of(Project project, String select, String exclude) {
        Selection selection = new Selection(project.nodes());
        Set<String> chosen = new TreeSet<>();
        if (select.isBlank()) {
            project.nodes().forEach(node -> chosen.add(node.name()));
        } else {
            chosen.addAll(selection.either(select));
        }
        if (!exclude.isBlank()) {
            chosen.removeAll(selection.either(exclude));
        }
        return chosen;
    }

    private Set<String> either(String terms) {
        Set<String> all = new HashSet<>();
        for (String both : terms.strip().split("\\s+")) {
            Set<String> common = null;
            for (String term : both.split(",", -1)) {
                Set<String> named = term(term);
                if (common == null) {
                    common = named;
                } else {
                    common.retainAll(named);
                }
            }
            all.addAll(common);
        }
        return all;
    }

    private Set<String> term(String term) {
        Matcher parts = TERM.matcher(term);
        if (!parts.matches()) {
            throw new LayerException(
                    "cannot read '" + term + "'; select by name, tag:, path:, source: or resource_type:");
        }
        Set<String> named = new HashSet<>();
        String method = parts.group(3) == null ? "name" : parts.group(3);
        for (Node node : nodes) {
            if (matches(node, method, parts.group(4))) {
                named.add(node.name());
            }
        }
        if (named.isEmpty()) {
            throw new LayerException("nothing is selected by '" + term + "'; check the spelling");
        }
        Set<String> all = new HashSet<>(named);
        if (parts.group(1) != null) {
            walk(named, steps(parts.group(2)), true, all);
        }
        if (parts.group(5) != null) {
            walk(named, steps(parts.group(6)), false, all);
        }
        return all;
    }

    private static int steps(String digits) {
        return digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static boolean matches(Node node, String method, String value) {
        return switch (method) {
            case "name" -> node.name().equals(value) || ("/" + node.query().file()).contains("/" + value + "/");
            case "tag" -> node.query().tags().contains(value);
            case "path" ->
                node.query().file().equals(value) || node.query().file().startsWith(value + "/");
            case "source" -> node.materialized() == null && (node.name() + ".").startsWith(value + ".");
            case "resource_type" -> node.kind().equals(value);
            default ->
                throw new LayerException(
                        "there is no method '" + method + ":'; select by name, tag:, path:, source: or resource_type:");
        };
    }

    private void walk(Set<String> from, int steps, boolean up, Set<String> all) {
        Set<String> edge = from;
        for (int step = 0; step < steps && !edge.isEmpty(); step++) {
            Set<String> next = new HashSet<>();
            for (Node node : nodes) {
                if (up && edge.contains(node.name())) {
                    next.addAll(node.reads());
                } else if (!up && node.reads().stream().anyMatch(edge::contains)) {
                    next.add(node.name());
                }
            }
            next.removeAll(all);
            all.addAll(next);
            edge = next;
        }
    }
}
