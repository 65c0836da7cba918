package kitchensync.pipeline.layer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** The order in which nodes can be built: each after what it needs, and by name where that leaves a choice. */
final class Order {

    private final SortedMap<String, Node> nodes = new TreeMap<>();
    private final SequencedSet<String> done = new LinkedHashSet<>();
    private final SequencedSet<String> path = new LinkedHashSet<>();

    private Order(Collection<Node> nodes) {
        nodes.forEach(node -> this.nodes.put(node.name(), node));
    }

    /** @throws LayerException when a node needs one that is not there, or itself by a detour */
    static List<Node> of(Collection<Node> nodes) {
        Order order = new Order(nodes);
        order.nodes.keySet().forEach(order::visit);
        Map<String, Node> byName = order.nodes;
        return order.done.stream().map(byName::get).toList();
    }

    private void visit(String name) {
        if (done.contains(name)) {
            return;
        }
        if (!path.add(name)) {
            List<String> cycle = new ArrayList<>(path);
            cycle.subList(0, cycle.indexOf(name)).clear();
            cycle.add(name);
            throw new LayerException("models read each other in a circle: " + String.join(" -> ", cycle));
        }
        Node node = nodes.get(name);
        if (node == null) {
            List<String> trail = new ArrayList<>(path);
            throw new LayerException((trail.size() > 1 ? trail.get(trail.size() - 2) : "the project") + " reads '"
                    + name + "', but there is no such model or source; check the spelling in ref or source");
        }
        node.needs().forEach(this::visit);
        path.remove(name);
        done.add(name);
    }
}
