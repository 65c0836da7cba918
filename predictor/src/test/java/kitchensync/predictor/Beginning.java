package kitchensync.predictor;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import kitchensync.domain.time.SimulatedClock;
import kitchensync.predictor.registry.ModelList;

/** Sets the chain back to ten on its Thursday, with its history and nothing that the predictor made of it. */
@Singleton
public class Beginning {

    private final Tables tables;
    private final ModelList models;
    private final SimulatedClock clock;

    Beginning(Tables tables, ModelList models, SimulatedClock clock) {
        this.tables = tables;
        this.models = models;
        this.clock = clock;
    }

    public void again() throws SQLException {
        clock.moveTo(Chain.NOON.minus(Duration.ofHours(2)));
        models.all(); // makes the tables
        tables.executeServing("truncate predictor.promotions, predictor.models");
        tables.executeServing("truncate serving.plan, serving.plan_overrides, serving.plan_minimums");
        tables.execute("drop table if exists MARTS.PREDICTIONS");
        tables.execute("drop table if exists MARTS.PLAN");
        tables.execute("drop table if exists INTERMEDIATE.FORECAST_HOURS");
        tables.execute("delete from RAW.FORECASTS");
        tables.execute("delete from MARTS.STOCK_ON_HAND");
        tables.execute("delete from STAGING.STG_COOKED_EVENTS");
        tables.execute("delete from INTERMEDIATE.EVENT_DAYS");
        tables.execute("delete from INTERMEDIATE.ROLLING_FEATURES_15MIN where sale_date >= date '" + Chain.TODAY + "'");
    }
}
