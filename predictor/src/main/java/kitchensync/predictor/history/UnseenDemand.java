package kitchensync.predictor.history;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kitchensync.domain.slot.Slot;
import kitchensync.predictor.history.DemandEstimate.ItemSlots;
import org.jspecify.annotations.Nullable;

/**
 * What customers could not have in the stores that cook and never report a miss, by {@link DemandEstimate}. It takes a
 * store's whole history at once, one store at a time; what it finds waits in a temporary file for its week.
 */
final class UnseenDemand implements AutoCloseable {

    private static final int DAYS = 7;

    /** A kitchen, a slot since the first day, and units. */
    private static final int ROW = 2 * Integer.BYTES + Double.BYTES;

    /** One for each week of the history; null where nobody missed anything. */
    private final @Nullable Path[] weeks;

    private UnseenDemand(int days) {
        this.weeks = new Path[days / DAYS + 1];
    }

    static UnseenDemand of(Connection warehouse, DemandHistory history) throws SQLException, IOException {
        UnseenDemand unseen = new UnseenDemand(history.days());
        try (Statement statement = warehouse.createStatement()) {
            for (int store : silent(statement, history)) {
                unseen.estimate(statement, history, store);
            }
        } catch (SQLException | IOException failed) {
            unseen.close();
            throw failed;
        }
        return unseen;
    }

    /** Stores that cook and never miss a sale, as far as they tell. */
    private static List<Integer> silent(Statement statement, DemandHistory history) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (ResultSet row =
                statement.executeQuery("select store_id from INTERMEDIATE.ITEM_SLOTS where sale_date >= date '"
                        + history.firstDay() + "' group by store_id having sum(missed) = 0 and sum(cooked) > 0")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        List<Assortment.Shop> shops = history.assortment().shops();
        return history.days() == 0
                ? List.of()
                : IntStream.range(0, shops.size())
                        .filter(store -> ids.contains(shops.get(store).id()))
                        .boxed()
                        .toList();
    }

    private void estimate(Statement statement, DemandHistory history, int store) throws SQLException, IOException {
        Assortment assortment = history.assortment();
        ItemSlots[] items = read(statement, history, store);
        double[][] demand = DemandEstimate.of(items, assortment.cells());
        for (int from = 0; from < history.days(); from += DAYS) {
            int slots = Math.min(DAYS, history.days() - from) * assortment.cells();
            try (DataOutputStream week = append(from / DAYS)) {
                for (int item = 0; item < items.length; item++) {
                    for (int slot = from * assortment.cells(); slot < from * assortment.cells() + slots; slot++) {
                        double missed = demand[item][slot] - items[item].sold()[slot];
                        if (missed > 0) {
                            week.writeInt(assortment.kitchen(store, item));
                            week.writeInt(slot);
                            week.writeDouble(missed);
                        }
                    }
                }
            }
        }
    }

    private DataOutputStream append(int week) throws IOException {
        Path file = weeks[week];
        if (file == null) {
            file = Files.createTempFile("kitchensync-demand-", ".bin");
            weeks[week] = file;
        }
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.APPEND)));
    }

    /** Adds what falls on the days from {@code from} to before {@code to}. */
    void addTo(DemandHistory history, int from, int to) throws IOException {
        int cells = history.assortment().cells();
        int items = history.assortment().items();
        for (int week = from / DAYS; week <= (to - 1) / DAYS; week++) {
            Path file = weeks[week];
            if (file == null) {
                continue;
            }
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                for (long left = Files.size(file) / ROW; left > 0; left--) {
                    int kitchen = in.readInt();
                    int slot = in.readInt();
                    double missed = in.readDouble();
                    if (slot / cells >= from && slot / cells < to) {
                        history.add(kitchen / items, kitchen % items, slot / cells, slot % cells, missed);
                    }
                }
            }
        }
    }

    private static ItemSlots[] read(Statement statement, DemandHistory history, int store) throws SQLException {
        Assortment assortment = history.assortment();
        Map<String, Integer> places = new HashMap<>();
        ItemSlots[] items = new ItemSlots[assortment.items()];
        for (int item = 0; item < items.length; item++) {
            places.put(assortment.products().get(item).id(), item);
            items[item] = slots(assortment.products().get(item).cookMinutes(), history.days() * assortment.cells());
        }
        boolean[] open = new boolean[history.days()];
        try (ResultSet row = statement.executeQuery("select d.item_id, datediff('day', date '" + history.firstDay()
                + "', d.sale_date), mod(d.slot_index, 96), d.sold, d.wasted, d.cooked from INTERMEDIATE.ITEM_SLOTS d"
                + HistoryStream.WHOLE_DAYS + " where d.store_id = '"
                + assortment.shops().get(store).id() + "' and d.sale_date between date '" + history.firstDay()
                + "' and date '"
                + history.date(history.days() - 1) + "'")) {
            while (row.next()) {
                Integer item = places.get(row.getString(1));
                if (item != null) {
                    int slot = row.getInt(2) * assortment.cells() + row.getInt(3);
                    items[item].sold()[slot] = row.getInt(4);
                    items[item].wasted()[slot] = row.getInt(5);
                    items[item].cooked()[slot] = row.getInt(6);
                    open[row.getInt(2)] |= row.getInt(4) > 0;
                }
            }
        }
        for (int item = 0; item < items.length; item++) {
            for (int slot = 0; slot < items[item].sellable().length; slot++) {
                int day = slot / assortment.cells();
                items[item].sellable()[slot] = open[day]
                        && assortment.isOffered(item, history.date(day))
                        && assortment.isSellable(store, item, history.dow(day), slot % assortment.cells());
            }
        }
        return items;
    }

    private static ItemSlots slots(int cookMinutes, int length) {
        int lead = Math.max(0, (cookMinutes - 1) / Slot.MINUTES);
        return new ItemSlots(
                new int[length],
                new int[length],
                new int[length],
                new boolean[length],
                lead,
                (double) (cookMinutes - lead * Slot.MINUTES) / Slot.MINUTES);
    }

    @Override
    public void close() throws IOException {
        for (Path week : weeks) {
            if (week != null) {
                Files.deleteIfExists(week);
            }
        }
    }
}
