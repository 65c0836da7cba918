package kitchensync.simulator.history;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import kitchensync.domain.catalogue.Catalogue;
import kitchensync.domain.catalogue.Store;
import kitchensync.simulator.SimulatorConfig;
import kitchensync.simulator.kernel.StoreKernel;
import kitchensync.simulator.kitchen.ParLevels;
import kitchensync.simulator.records.Checkpoint;
import kitchensync.simulator.records.KitchenRecords;
import kitchensync.simulator.records.SimulatorSchema;

/**
 * Makes the stores' past. The caller reads a {@link StoreHistory}, stores its events, and then has it kept: only then
 * does it count as made. If the process dies in between, the same history is made again, with the same event ids.
 */
@Singleton
public class History {

    private final Catalogue catalogue;
    private final SimulatorConfig config;
    private final SimulatorSchema schema;
    private final KitchenRecords records;

    History(Catalogue catalogue, SimulatorConfig config, SimulatorSchema schema, KitchenRecords records) {
        this.catalogue = catalogue;
        this.config = config;
        this.schema = schema;
        this.records = records;
    }

    /** Makes the simulator's schema ready; to be called once before anything else here. */
    public void prepare() {
        schema.migrate();
    }

    /** Whether the store's history was made and kept. */
    public boolean isMade(Store store) throws SQLException {
        return records.hasHistory(store.id());
    }

    /**
     * A history of whole local days. Nothing is kept until {@link #finish} is called.
     *
     * @throws IllegalArgumentException when {@code days} is below 1
     */
    public StoreHistory of(Store store, LocalDate firstDay, int days) {
        return new StoreHistory(
                new StoreKernel(catalogue, store, config.seed()),
                new ParLevels(catalogue.items(), store),
                firstDay,
                days);
    }

    /**
     * Keeps, in one transaction, what customers wanted and how the kitchen is left, and marks the store's history as
     * made. The live store goes on from there.
     *
     * @throws IllegalStateException when there are events that nobody has read
     */
    public void finish(StoreHistory history) throws SQLException {
        records.keepHistory(
                history.storeId(),
                new Checkpoint(history.until(), history.kitchen(), Optional.empty()),
                history.demand().rows());
    }
}
