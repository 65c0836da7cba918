package kitchensync.pipeline.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kitchensync.pipeline.docs.Layout.Place;
import kitchensync.pipeline.layer.NodeDoc;

/** Draws which node reads which as an SVG, a link on every node. */
public final class LineageGraph {

    private static final int WIDTH = 186;
    private static final int HEIGHT = 30;
    private static final int GAP_ACROSS = 40;
    private static final int GAP_DOWN = 10;
    /** Narrower than this a drawing is not shrunk, but scrolled. */
    private static final int LEAST_WIDTH = 900;

    private static final int LONGEST_NAME = 24;

    private LineageGraph() {}

    /**
     * @param nodes in an order in which each comes after those it reads
     * @param classes CSS class by name; {@code none} where there is none
     * @param link what stands before a name in the address of its description
     */
    public static String svg(List<NodeDoc> nodes, Map<String, String> classes, String link) {
        Map<String, Set<String>> reads = new LinkedHashMap<>();
        nodes.forEach(node -> reads.put(node.name(), node.reads()));
        Layout layout = Layout.of(reads);
        int width = layout.columns() * (WIDTH + GAP_ACROSS) - GAP_ACROSS + 2;
        int height = layout.rows() * (HEIGHT + GAP_DOWN) - GAP_DOWN + 2;
        StringBuilder svg = new StringBuilder(
                "<svg class=\"lineage\" viewBox=\"-1 -1 %d %d\" style=\"max-width:%dpx;min-width:%dpx\""
                        .formatted(width, height, width, Math.min(width, LEAST_WIDTH)));
        svg.append(" role=\"group\" aria-label=\"Which table is made of which\">\n");
        reads.forEach((name, read) -> read.forEach(other -> line(svg, layout, other, name)));
        nodes.forEach(node -> box(svg, layout, node, classes.getOrDefault(node.name(), "none"), link));
        return svg.append("</svg>").toString();
    }

    private static void line(StringBuilder svg, Layout layout, String from, String to) {
        Place start = layout.places().get(from);
        Place end = layout.places().get(to);
        if (start == null || end == null) {
            return;
        }
        int x1 = left(start) + WIDTH;
        int y1 = top(layout, start) + HEIGHT / 2;
        int x2 = left(end);
        int y2 = top(layout, end) + HEIGHT / 2;
        int middle = (x2 - x1) / 2;
        svg.append(
                "<path d=\"M%d %dC%d %d %d %d %d %d\"/>\n".formatted(x1, y1, x1 + middle, y1, x2 - middle, y2, x2, y2));
    }

    private static void box(StringBuilder svg, Layout layout, NodeDoc node, String state, String link) {
        Place place = layout.places().get(node.name());
        if (place == null) {
            return;
        }
        int x = left(place);
        int y = top(layout, place);
        String name =
                node.relation().substring(node.relation().indexOf('.') + 1).toLowerCase(Locale.ROOT);
        String shown = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "\u2026";
        svg.append("<a href=\"%s%s\" class=\"%s %s\"><title>%s, %s</title>"
                .formatted(escape(link), escape(node.name()), node.kind(), state, escape(node.relation()), state));
        svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\"/>".formatted(x, y, WIDTH, HEIGHT));
        svg.append("<text x=\"%d\" y=\"%d\">%s</text></a>\n".formatted(x + 10, y + HEIGHT / 2 + 4, escape(shown)));
    }

    private static int left(Place place) {
        return place.column() * (WIDTH + GAP_ACROSS);
    }

    /** Short columns stand in the middle. */
    private static int top(Layout layout, Place place) {
        long inColumn = layout.places().values().stream()
                .filter(other -> other.column() == place.column())
                .count();
        int free = (int) (layout.rows() - inColumn) * (HEIGHT + GAP_DOWN) / 2;
        return free + place.row() * (HEIGHT + GAP_DOWN);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
