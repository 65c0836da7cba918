package kitchensync.predictor.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Reads what was asked for on whole days from the warehouse: units sold and units missed, and, of a store that reports
 * what it cooks but not what customers could not have, what {@link DemandEstimate} makes of it. It is the only thing that
 * is read of the past, for training and for forecasting alike.
 */
public final class HistoryReader {

    private HistoryReader() {}

    /**
     * All of it at once, for chains of some dozens of stores; {@link HistoryStream} is for any size.
     *
     * @param days the newest days that are read at most; a year and a half tells one summer from the next
     * @return what the stores and items of the assortment were asked for; a history of no days when nothing is known yet
     */
    public static DemandHistory read(Connection warehouse, Assortment assortment, int days) throws SQLException {
        try (HistoryStream all = new HistoryStream(warehouse, assortment, days, days)) {
            return all.history();
        } catch (IOException failed) {
            throw new UncheckedIOException("The history could not be kept in a temporary file", failed);
        }
    }
}
