package kitchensync.pipeline.docs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Places of the nodes of a graph without cycles: a node stands in the column after the last of those it reads, and in
 * a column in the order of the middle of its neighbours, which keeps lines short and apart. A pure function of its
 * input.
 *
 * @param places by name
 * @param columns number of columns
 * @param rows most nodes in one of them
 */
record Layout(Map<String, Place> places, int columns, int rows) {

    /** Column and row, from 0. */
    record Place(int column, int row) {}

    private static final int SWEEPS = 8;

    /** @param reads by name, in an order in which each comes after those it reads; readers of unknown names ignore them */
    static Layout of(Map<String, ? extends Set<String>> reads) {
        Map<String, Integer> column = new LinkedHashMap<>();
        reads.forEach((name, read) -> column.put(
                name,
                read.stream()
                                .mapToInt(other -> column.getOrDefault(other, -1))
                                .max()
                                .orElse(-1)
                        + 1));
        List<List<String>> columns = new ArrayList<>();
        column.forEach((name, at) -> {
            while (columns.size() <= at) {
                columns.add(new ArrayList<>());
            }
            columns.get(at).add(name);
        });
        Map<String, List<String>> neighbours = new HashMap<>();
        reads.forEach((name, read) -> {
            for (String other : read) {
                if (column.containsKey(other)) {
                    neighbours.computeIfAbsent(name, _ -> new ArrayList<>()).add(other);
                    neighbours.computeIfAbsent(other, _ -> new ArrayList<>()).add(name);
                }
            }
        });
        Map<String, Double> height = new HashMap<>();
        columns.forEach(names -> number(names, height));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            List<List<String>> order = sweep % 2 == 0 ? columns : columns.reversed();
            for (List<String> names : order) {
                Map<String, Double> middle = new HashMap<>();
                names.forEach(name -> middle.put(
                        name,
                        neighbours.getOrDefault(name, List.of()).stream()
                                .mapToDouble(other -> height.getOrDefault(other, 0.0))
                                .average()
                                .orElse(height.getOrDefault(name, 0.0))));
                names.sort(Comparator.comparing((String name) -> middle.getOrDefault(name, 0.0))
                        .thenComparing(name -> name));
                number(names, height);
            }
        }
        Map<String, Place> places = new LinkedHashMap<>();
        int rows = 0;
        for (int at = 0; at < columns.size(); at++) {
            List<String> names = columns.get(at);
            rows = Math.max(rows, names.size());
            for (int row = 0; row < names.size(); row++) {
                places.put(names.get(row), new Place(at, row));
            }
        }
        return new Layout(places, columns.size(), rows);
    }

    /** Columns of different lengths are compared by how far down a node is in its own. */
    private static void number(List<String> names, Map<String, Double> height) {
        for (int row = 0; row < names.size(); row++) {
            height.put(names.get(row), (row + 0.5) / names.size());
        }
    }
}
