package kitchensync.pipeline.run;

import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.function.LongConsumer;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.extract.EventTable;
import kitchensync.pipeline.extract.Extract;
import kitchensync.pipeline.extract.ExtractException;
import kitchensync.pipeline.lake.LakeLoad;

/** Where a run takes new events from. */
@FunctionalInterface
interface EventSource {

    /**
     * Brings what is new into RAW.
     *
     * @param progress told the number of rows
     * @return rows by table
     * @throws ExtractException when a store, the folder or a file of it cannot be read
     */
    Map<EventTable, Long> extract(LongConsumer progress) throws SQLException;

    /** As the settings say. */
    static EventSource of(
            AgroalDataSource postgres, Warehouse warehouse, Catalogue catalogue, PipelineConfig config, Clock clock) {
        if (config.source().equals("postgres")) {
            var extract =
                    new Extract(postgres, warehouse, config.copyThreads(), config.batchBytes(), config.acceptDropped());
            return progress -> extract.run(catalogue.stores(), progress);
        }
        Path folder = config.folder()
                .orElseThrow(() -> new ExtractException(
                        "kitchensync.pipeline.source is files; set kitchensync.pipeline.folder to where they are"));
        return progress -> {
            try {
                LakeLoad.Report report = LakeLoad.run(warehouse, folder, clock);
                progress.accept(report.rows().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
                return report.rows();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        };
    }
}
