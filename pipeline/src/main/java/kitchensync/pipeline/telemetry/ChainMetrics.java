package kitchensync.pipeline.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.ToDoubleFunction;
import kitchensync.domain.warehouse.Warehouse;
import kitchensync.pipeline.run.RunListener;
import org.jspecify.annotations.Nullable;

/**
 * How the chain did on its last whole day, and how well it was forecast, for Prometheus. Sums of all stores: a store each
 * would be a series each, and the managers' pages have those. Asked of the warehouse after a good run that brought
 * something, once an hour at most.
 */
@Singleton
public class ChainMetrics implements RunListener {

    private static final Duration SELDOM = Duration.ofHours(1);

    private static final String LAST_DAY = """
            select count(distinct store_id), sum(revenue), sum(waste_cost), sum(sold), sum(missed)
            from MARTS.DAY_TOTALS
            where sale_date = (select max(sale_date) from MARTS.DAY_TOTALS
                               where sale_date < (select max(sale_date) from MARTS.DAY_TOTALS))""";

    /** Of a model that has only begun, chance alone is more than a tenth. */
    private static final int FEWEST_UNITS = 500;

    /** Of the versions in use on the newest day: what an older one missed is no reason to change the one in use. */
    private static final String FORECASTS = """
            select sum(forecast), sum(actual)
            from INTERMEDIATE.FORECAST_HOURS
            where sale_date > (select max(sale_date) - 7 from INTERMEDIATE.FORECAST_HOURS)
              and model_version in (select model_version from INTERMEDIATE.FORECAST_HOURS
                                    where sale_date = (select max(sale_date) from INTERMEDIATE.FORECAST_HOURS))""";

    private record Day(long stores, double revenue, double wasteCost, double sold, double missed) {
        double wasteRatio() {
            return wasteCost / revenue;
        }

        double serviceRatio() {
            return sold / (sold + missed);
        }
    }

    private final Warehouse warehouse;
    private final InstantSource time;
    private final MeterRegistry registry;
    private final List<Gauge> gauges;
    private volatile @Nullable Day day;
    private volatile double bias = Double.NaN;
    private Instant asked = Instant.EPOCH;

    @Inject
    ChainMetrics(Warehouse warehouse, MeterRegistry registry) {
        this(warehouse, registry, InstantSource.system());
    }

    ChainMetrics(Warehouse warehouse, MeterRegistry registry, InstantSource time) {
        this.warehouse = warehouse;
        this.time = time;
        this.registry = registry;
        this.gauges = List.of(
                gauge("chain.stores", "Stores that sold on the last whole day", Day::stores),
                gauge("chain.revenue", "Sales of the last whole day, in the chain's currency", Day::revenue),
                gauge(
                        "chain.waste.ratio",
                        "Cost of what was thrown away in the sales, last whole day",
                        Day::wasteRatio),
                gauge("chain.service.ratio", "Units sold in units asked for, last whole day", Day::serviceRatio),
                Gauge.builder("chain.forecast.bias.ratio", () -> bias)
                        .description(
                                "Forecast in what was asked for, less 1, over the last seven days, of the model in use")
                        .register(registry));
    }

    private Gauge gauge(String name, String description, ToDoubleFunction<Day> value) {
        return Gauge.builder(name, () -> {
                    Day last = day;
                    return last == null ? Double.NaN : value.applyAsDouble(last);
                })
                .description(description)
                .register(registry);
    }

    /** The registry may live longer than this, and would go on asking it. */
    @PreDestroy
    void remove() {
        gauges.forEach(registry::remove);
    }

    @Override
    public void ended(Started run, Ended end) {
        Instant now = time.instant();
        boolean news = end.report() != null && end.report().rows() > 0;
        if (!end.succeeded() || !news || now.isBefore(asked.plus(SELDOM))) {
            return;
        }
        asked = now;
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(LAST_DAY)) {
                day = row.next() && row.getLong(1) > 0
                        ? new Day(
                                row.getLong(1), row.getDouble(2), row.getDouble(3), row.getDouble(4), row.getDouble(5))
                        : null;
            }
            try (ResultSet row = statement.executeQuery(FORECASTS)) {
                bias = row.next() && row.getDouble(2) >= FEWEST_UNITS
                        ? row.getDouble(1) / row.getDouble(2) - 1
                        : Double.NaN;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
