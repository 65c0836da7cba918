package kitchensync.pipeline.layer;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What makes a model.
 *
 * @param file of the model, empty for a source or seed
 * @param sql makes the model from nothing
 * @param increment makes what is new; null unless the model is incremental
 * @param variables the vars that were asked for
 */
record Query(String file, String sql, @Nullable Increment increment, SortedSet<String> variables) {

    static final Query NONE = new Query("", "", null, new TreeSet<>());
}
