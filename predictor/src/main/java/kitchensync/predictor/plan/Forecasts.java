package kitchensync.predictor.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.forecast.Dispersion;
import kitchensync.predictor.forecast.Edition;
import kitchensync.predictor.forecast.Predictions;

/** The predictions that a plan is made from: those of one edition. */
final class Forecasts {

    private record Cell(String storeId, String itemId) {}

    private static final class Open {
        final double[] units = new double[Slot.PER_WEEK];
        final boolean[] sellable = new boolean[Slot.PER_WEEK];
        final Dispersion[] dispersions = new Dispersion[Slot.PER_WEEK];

        Open() {
            Arrays.fill(dispersions, Dispersion.POISSON);
        }
    }

    private final Edition edition;
    private final Map<Cell, ItemWeek> weeks;

    private Forecasts(Edition edition, Map<Cell, ItemWeek> weeks) {
        this.edition = edition;
        this.weeks = weeks;
    }

    /** Empty when nothing has been predicted yet. */
    static Optional<Forecasts> read(Connection warehouse, Predictions.Week of) throws SQLException {
        Optional<Edition> edition = Predictions.edition(warehouse);
        if (edition.isEmpty()) {
            return Optional.empty();
        }
        Map<Cell, Open> open = new HashMap<>();
        Predictions.readSellable(warehouse, of, (store, item, slot, mean, dispersion) -> {
            Open cell = open.computeIfAbsent(new Cell(store, item), c -> new Open());
            cell.units[slot] = mean;
            cell.dispersions[slot] = dispersion;
            cell.sellable[slot] = true;
        });
        Map<Cell, ItemWeek> weeks = new HashMap<>();
        open.forEach((cell, slots) -> weeks.put(cell, new ItemWeek(slots.units, slots.sellable, slots.dispersions)));
        return Optional.of(new Forecasts(edition.get(), weeks));
    }

    Edition edition() {
        return edition;
    }

    /** The demand of an item in a store; empty when it is not predicted, because it is never sold there. */
    Optional<ItemWeek> week(Store store, Item item) {
        return Optional.ofNullable(weeks.get(new Cell(store.id(), item.id())));
    }
}
