package kitchensync.pipeline.layer;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run is asked to do.
 *
 * @param fullRefresh whether to make and test everything from nothing
 * @param selected names of the nodes to run, from {@link Selection}; null for all. Others stay as they are.
 */
public record RunOptions(boolean fullRefresh, @Nullable Set<String> selected) {

    /** What is new, everywhere. */
    public static final RunOptions NEWS = new RunOptions(false, null);

    public static final RunOptions FULL_REFRESH = new RunOptions(true, null);

    public static RunOptions of(Set<String> selected) {
        return new RunOptions(false, Set.copyOf(selected));
    }

    boolean leavesOut(Node node) {
        return selected != null && !selected.contains(node.name());
    }
}
