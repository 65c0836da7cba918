package kitchensync.local.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.ingest.store.StoreSchemas;
import kitchensync.pipeline.lake.LakeExport;
import kitchensync.pipeline.run.PipelineRunner;

/** Does what {@code pipeline export} and {@code pipeline load} ask, and answers with a report as JSON. */
@Singleton
@Unremovable
public class LakeTasks {

    private final Warehouse warehouse;
    private final PipelineRunner pipeline;
    private final Catalogue catalogue;
    private final StoreSchemas schemas;
    private final ObjectMapper json;

    LakeTasks(
            Warehouse warehouse,
            PipelineRunner pipeline,
            Catalogue catalogue,
            StoreSchemas schemas,
            ObjectMapper json) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
        this.catalogue = catalogue;
        this.schemas = schemas;
        this.json = json;
    }

    /** @throws RuntimeException in words, when it cannot be done as asked */
    public String run(LakeTask task) throws IOException, SQLException {
        Path folder = Path.of(task.folder());
        return json.writeValueAsString(
                switch (task.action()) {
                    case EXPORT ->
                        LakeExport.run(
                                warehouse,
                                folder,
                                task.select(),
                                Optional.ofNullable(task.from()).map(LocalDate::parse),
                                Optional.ofNullable(task.to()).map(LocalDate::parse));
                    case LOAD -> {
                        // A run looks for the stores' tables, which a folder that was just made does not have.
                        schemas.migrate(catalogue.activeStores(), done -> {});
                        yield pipeline.load(folder);
                    }
                });
    }
}
