package kitchensync.predictor.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kitchensync.domain.catalogue.Item;
import kitchensync.domain.catalogue.Store;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.dispersion.Dispersion;
import kitchensync.predictor.forecast.Predictions;
import org.jspecify.annotations.Nullable;

/** The predictions that the plan of some stores is made from; 25 KB for each of their items. */
final class Forecasts {

    private record Cell(String storeId, String itemId) {}

    private static final class Open {
        final double[] units = new double[Slot.PER_WEEK];
        final boolean[] sellable = new boolean[Slot.PER_WEEK];
        final Dispersion[] dispersions = new Dispersion[Slot.PER_WEEK];

        Open() {
            Arrays.fill(dispersions, Dispersion.POISSON);
        }

        ItemWeek week() {
            return new ItemWeek(units, sellable, dispersions);
        }
    }

    private final Map<Cell, ItemWeek> weeks;

    private Forecasts(Map<Cell, ItemWeek> weeks) {
        this.weeks = weeks;
    }

    /** @param slots of the week that are read; in the others nothing is sold */
    static Forecasts read(Connection warehouse, Predictions.Week of, List<Store> stores, List<Item> items, BitSet slots)
            throws SQLException {
        @Nullable Open[] open = new Open[stores.size() * items.size()];
        Predictions.readSellable(warehouse, of, stores, items, slots, (store, item, slot, mean, dispersion) -> {
            Open cell = open[store * items.size() + item];
            if (cell == null) {
                cell = new Open();
                open[store * items.size() + item] = cell;
            }
            cell.units[slot] = mean;
            cell.dispersions[slot] = dispersion;
            cell.sellable[slot] = true;
        });
        Map<Cell, ItemWeek> weeks = new HashMap<>();
        for (int kitchen = 0; kitchen < open.length; kitchen++) {
            Open cell = open[kitchen];
            if (cell != null) {
                weeks.put(
                        new Cell(
                                stores.get(kitchen / items.size()).id(),
                                items.get(kitchen % items.size()).id()),
                        cell.week());
            }
        }
        return new Forecasts(weeks);
    }

    /** The demand of an item in a store; empty when it is not predicted, because it is never sold there. */
    Optional<ItemWeek> week(Store store, Item item) {
        return Optional.ofNullable(weeks.get(new Cell(store.id(), item.id())));
    }
}
