package kitchensync.pipeline.run;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.layer.LayerReport;
import kitchensync.pipeline.layer.LayerTests;
import kitchensync.pipeline.layer.Project;
import kitchensync.pipeline.layer.Selection;

/** The tests of the layers by themselves, beside whatever is running. */
@Singleton
public class PipelineTests {

    private final PipelineProject project;
    private final Warehouse warehouse;

    PipelineTests(PipelineProject project, Warehouse warehouse) {
        this.project = project;
        this.warehouse = warehouse;
    }

    /**
     * @param select in dbt's terms; empty for everything
     * @param exclude of those; empty for none
     */
    public LayerReport run(String select, String exclude) throws SQLException {
        Project now = project.now();
        return LayerTests.run(now, warehouse, Selection.of(now, select, exclude));
    }
}
