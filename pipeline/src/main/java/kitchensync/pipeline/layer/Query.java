package kitchensync.pipeline.layer;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What makes a model.
 *
 * @param file of the model, or of the seed; empty for a source
 * @param sql makes the model from nothing
 * @param increment makes what is new; null unless the model is incremental
 * @param variables the vars that were asked for
 * @param tags by which it can be selected
 * @param follows the nodes of which new rows matter to the model; empty: all that it reads
 */
record Query(
        String file,
        String sql,
        @Nullable Increment increment,
        SortedSet<String> variables,
        List<String> tags,
        List<String> follows) {

    static final Query NONE = new Query("", "", null, new TreeSet<>(), List.of(), List.of());
}
