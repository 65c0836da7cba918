package kitchensync.pipeline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import kitchensync.pipeline.docs.Layout.Place;
import org.junit.jupiter.api.Test;

class LayoutTest {

    private static Map<String, Set<String>> graph(String... edges) {
        Map<String, Set<String>> reads = new LinkedHashMap<>();
        for (String edge : edges) {
            String[] parts = edge.split(" < ", 2);
            reads.put(parts[0], parts.length == 1 ? Set.of() : Set.of(parts[1].split(" ", -1)));
        }
        return reads;
    }

    @Test
    void aNodeStandsAfterTheLastOfThoseItReads() {
        Layout layout = Layout.of(graph("raw", "menu", "staged < raw", "daily < staged menu", "mart < daily raw"));

        assertThat(layout.columns()).isEqualTo(4);
        assertThat(layout.places())
                .containsEntry("staged", new Place(1, 0))
                .containsEntry("daily", new Place(2, 0))
                .containsEntry("mart", new Place(3, 0));
    }

    @Test
    void linesDoNotCrossWhereTheyNeedNot() {
        // Written down crosswise: each reader has one source, in the opposite order.
        Layout layout = Layout.of(graph("a", "b", "c", "x < c", "y < b", "z < a"));

        for (String[] pair : new String[][] {{"a", "z"}, {"b", "y"}, {"c", "x"}}) {
            assertThat(layout.places().get(pair[1]).row())
                    .isEqualTo(layout.places().get(pair[0]).row());
        }
    }

    @Test
    void noTwoNodesShareAPlaceAndTheSameGraphIsDrawnTheSame() {
        Map<String, Set<String>> graph = graph("a", "b", "c < a b", "d < a", "e < b c", "f < d e", "g < a");

        Layout layout = Layout.of(graph);

        assertThat(layout.places().values()).doesNotHaveDuplicates().hasSize(7);
        assertThat(Layout.of(graph)).isEqualTo(layout);
        assertThat(layout.rows()).isEqualTo(3);
    }

    @Test
    void whatIsNotInTheGraphIsNotDrawn() {
        assertThat(Layout.of(graph("a < elsewhere")).places()).containsOnlyKeys("a");
        assertThat(Layout.of(Map.of()).places()).isEmpty();
    }
}
