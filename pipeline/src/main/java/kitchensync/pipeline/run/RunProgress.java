package kitchensync.pipeline.run;

import java.util.function.LongConsumer;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.ModelRun;

/** Is told how far a run is. */
public interface RunProgress {

    RunProgress SILENT = new RunProgress() {};

    /** @param rows events copied out of the stores so far; told from any thread */
    default void extracted(long rows) {}

    default void built(ModelRun model) {}

    /** The layers are done. */
    default void made(LayerReport layers) {}

    /** Of extract alone. */
    static RunProgress ofRows(LongConsumer rows) {
        return new RunProgress() {
            @Override
            public void extracted(long copied) {
                rows.accept(copied);
            }
        };
    }
}
