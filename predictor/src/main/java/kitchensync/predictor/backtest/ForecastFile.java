package kitchensync.predictor.backtest;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import kitchensync.predictor.dispersion.CountDistribution;
import kitchensync.predictor.history.Assortment;
import kitchensync.predictor.history.DemandHistory;
import org.jspecify.annotations.Nullable;

/** Writes every forecast as CSV: mean, quantiles and what happened, one row for each store, item and cell. */
public final class ForecastFile implements Backtest.Reader, AutoCloseable {

    private static final int MINUTES = 60;

    private final DemandHistory history;
    private final @Nullable CsvWriter csv;

    /** @param file where to; without one nothing is written */
    public ForecastFile(Optional<Path> file, DemandHistory history) throws IOException {
        this.history = history;
        this.csv = file.isEmpty() ? null : CsvWriter.builder().build(file.get());
        if (csv != null) {
            csv.writeRecord("store_id", "item_id", "slot_start", "mean", "q50", "q80", "q90", "actual");
        }
    }

    @Override
    public void cell(int kitchen, int day, int cell, CountDistribution forecast, double demand) {
        if (csv == null) {
            return;
        }
        Assortment assortment = history.assortment();
        csv.writeRecord(
                assortment.shops().get(kitchen / assortment.items()).id(),
                assortment.products().get(kitchen % assortment.items()).id(),
                history.date(day)
                        .atStartOfDay()
                        .plusMinutes((long) cell * MINUTES / assortment.cellsPerHour())
                        .toString(),
                String.format(Locale.ROOT, "%.6f", forecast.mean()),
                Integer.toString(forecast.quantile(.5)),
                Integer.toString(forecast.quantile(.8)),
                Integer.toString(forecast.quantile(.9)),
                whole(demand));
    }

    private static String whole(double units) {
        return units == Math.rint(units) ? Long.toString((long) units) : Double.toString(units);
    }

    @Override
    public void close() throws IOException {
        if (csv != null) {
            csv.close();
        }
    }
}
