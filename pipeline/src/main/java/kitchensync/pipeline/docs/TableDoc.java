package kitchensync.pipeline.docs;

import java.util.List;
import kitchensync.pipeline.history.LastStep;
import kitchensync.pipeline.layer.NodeDoc;
import org.jspecify.annotations.Nullable;

/**
 * A node of the project with what the warehouse and the history know of it.
 *
 * @param readBy names of the nodes that read it
 * @param rows null for a view, and before it is built
 * @param last null when no run of late has done anything with it
 * @param state {@code good}, {@code failed}, {@code skipped}, {@code stale} or {@code none}, when it is not there
 */
public record TableDoc(
        NodeDoc node,
        List<ColumnDoc> columns,
        List<String> readBy,
        @Nullable Long rows,
        @Nullable LastStep last,
        String state) {}
