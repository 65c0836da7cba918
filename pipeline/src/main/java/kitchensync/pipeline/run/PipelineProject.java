package kitchensync.pipeline.run;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.layer.CatalogueSeeds;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.ProjectFiles;
import org.jspecify.annotations.Nullable;

/** The layers as they are to be run now. Reading them is slow, so it is done once. */
@Singleton
public class PipelineProject {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS");

    private final Catalogue catalogue;
    private final Clock clock;
    private final Warehouse warehouse;
    private @Nullable Project project;

    PipelineProject(Catalogue catalogue, Clock clock, Warehouse warehouse) {
        this.catalogue = catalogue;
        this.clock = clock;
        this.warehouse = warehouse;
    }

    /** To the quarter hour: no zone begins a day in between, and a run without news has nothing to do then. */
    public synchronized Project now() {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        String quarter = UTC.format(now.truncatedTo(ChronoUnit.HOURS).plusMinutes(now.getMinute() / 15 * 15));
        if (project == null) {
            ProjectFiles files = ProjectFiles.onClasspath(PipelineProject.class.getClassLoader(), "dbt");
            project = Project.read(
                    files.with(CatalogueSeeds.of(catalogue)),
                    Map.of("now", quarter),
                    warehouse.dialect().target());
        }
        project = project.with(Map.of("now", quarter));
        return project;
    }
}
