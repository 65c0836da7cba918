package kitchensync.predictor.history;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import kitchensync.domain.warehouse.SqlText;

/**
 * The history of a chain of any size, in its order and with only some weeks of it in memory: so many as fit into
 * {@link #MOST_CELLS}, and at least one.
 */
public final class HistoryStream implements AutoCloseable {

    private static final int DAYS = 7;

    /** 128 MB: a year of the chain out of the box, or 8 days of 900 stores. */
    private static final long MOST_CELLS = 32_000_000;

    /** Units of a cell are packed behind its place, to be read as one number; no cell of fifteen minutes has more. */
    private static final long MOST_UNITS = 1 << 20;

    /** Leaves of {@code d} the days that are over on the clock of the store itself: the chain's newest still runs further west. */
    static final String WHOLE_DAYS =
            " join INTERMEDIATE.STORE_DAYS w on w.store_id = d.store_id and w.sale_date = d.sale_date";

    private final Connection warehouse;
    private final DemandHistory history;
    private final UnseenDemand unseen;

    /**
     * @param most days of the history at most, its newest
     * @param heldDays days in memory at most; fewer than a week are a week
     */
    HistoryStream(Connection warehouse, Assortment assortment, int most, int heldDays)
            throws SQLException, IOException {
        this.warehouse = warehouse;
        this.history = empty(warehouse, assortment, most, heldDays);
        this.unseen = UnseenDemand.of(warehouse, history);
        if (history.days() > 0) {
            read();
        }
    }

    /** Opens the newest days of a history at its beginning. */
    public static HistoryStream open(Connection warehouse, Assortment assortment, int days)
            throws SQLException, IOException {
        long cellsADay = (long) assortment.kitchens() * assortment.cells();
        return new HistoryStream(warehouse, assortment, days, (int) (MOST_CELLS / Math.max(1, cellsADay)));
    }

    /** All of it, of which only the days from the last {@link #hold} on can be asked for. */
    public DemandHistory history() {
        return history;
    }

    /** Brings in the days from {@code day}, a week at least; it never goes back. */
    public void hold(int day) throws SQLException, IOException {
        if (day + DAYS > history.firstHeld() + history.heldDays() && day < history.days()) {
            history.hold(day);
            read();
        }
    }

    private void read() throws SQLException, IOException {
        int from = history.firstHeld();
        int to = Math.min(history.days(), from + history.heldDays());
        int cells = history.assortment().cells();
        int items = history.assortment().items();
        try (Statement statement = warehouse.createStatement();
                ResultSet row = statement.executeQuery(demand(from, to))) {
            while (row.next()) {
                long packed = row.getLong(1);
                long cell = packed / MOST_UNITS;
                int day = (int) (cell / cells) % history.days();
                int kitchen = (int) (cell / cells / history.days());
                history.add(kitchen / items, kitchen % items, day, (int) (cell % cells), packed % MOST_UNITS);
            }
        }
        unseen.addTo(history, from, to);
    }

    /** One number a row is read several times faster than names, dates and units. */
    private String demand(int from, int to) {
        Assortment assortment = history.assortment();
        String stores = SqlText.values(
                assortment.shops().stream().map(Assortment.Shop::id).toList());
        String items = SqlText.values(
                assortment.products().stream().map(Assortment.Product::id).toList());
        String kitchen = "(cast(s.place as bigint) * " + assortment.items() + " + i.place)";
        String day = "datediff('day', date '" + history.firstDay() + "', d.sale_date)";
        return "select ((" + kitchen + " * " + history.days() + " + " + day + ") * " + assortment.cells()
                + " + mod(d.slot_index, 96)) * " + MOST_UNITS + " + cast(d.quantity + d.missed as bigint)"
                + " from INTERMEDIATE.ROLLING_FEATURES_15MIN d"
                + " join " + stores + " as s (id, place) on s.id = d.store_id"
                + " join " + items + " as i (id, place) on i.id = d.item_id" + WHOLE_DAYS
                + " where d.sale_date between date '" + history.date(from) + "' and date '" + history.date(to - 1)
                + "'";
    }

    private static DemandHistory empty(Connection warehouse, Assortment assortment, int most, int heldDays)
            throws SQLException {
        try (Statement statement = warehouse.createStatement();
                ResultSet span =
                        statement.executeQuery("select min(sale_date), max(sale_date) from INTERMEDIATE.STORE_DAYS")) {
            span.next();
            if (span.getDate(1) == null) {
                return new DemandHistory(assortment, LocalDate.EPOCH, 0);
            }
            LocalDate first = span.getDate(1).toLocalDate();
            LocalDate last = span.getDate(2).toLocalDate();
            if (first.isBefore(last.minusDays(most - 1L))) {
                first = last.minusDays(most - 1L);
            }
            int days = (int) (last.toEpochDay() - first.toEpochDay()) + 1;
            return new DemandHistory(assortment, first, days, Math.min(days, wholeWeeks(days, heldDays)));
        }
    }

    /** Weeks are counted back from the end, so the first one may be short. */
    private static int wholeWeeks(int days, int heldDays) {
        return heldDays >= days ? days : Math.max(1, heldDays / DAYS) * DAYS;
    }

    @Override
    public void close() throws IOException {
        unseen.close();
    }
}
