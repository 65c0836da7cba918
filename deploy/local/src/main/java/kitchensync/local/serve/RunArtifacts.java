package kitchensync.local.serve;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import kitchensync.local.engine.LocalSystem;
import kitchensync.pipeline.layer.Artifacts;
import kitchensync.pipeline.run.RunListener;
import kitchensync.pipeline.run.RunRequest.Trigger;

/**
 * Leaves dbt's {@code manifest.json} and {@code run_results.json} in the folder's {@code target}: of every run that a
 * person asked for, and of scheduled ones that failed.
 */
@Singleton
class RunArtifacts implements RunListener {

    private final LocalSystem system;

    RunArtifacts(LocalSystem system) {
        this.system = system;
    }

    @Override
    public void ended(Started run, Ended end) {
        if (end.project() == null
                || end.layers() == null
                || run.request().trigger() == Trigger.SCHEDULE && end.succeeded()) {
            return;
        }
        try {
            Artifacts.write(system.folder().path("target"), end.project(), end.layers(), end.at());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
